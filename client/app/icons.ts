/** Line drawings on a grid of 24, drawn with a stroke of 2 and round ends. */
export const ICONS = {
  plus: 'M12 5v14M5 12h14',
  cross: 'M6 6l12 12M18 6L6 18',
  check: 'M5 13l4.5 4.5L19 7',
  grip: 'M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  trash: 'M4 7h16M10 7V4h4v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  pencil: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  play: 'M7 5l12 7-12 7z',
  pause: 'M8 5v14M16 5v14',
  stop: 'M6 6h12v12H6z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  unlock: 'M6 11h12v9H6zM8.5 11V7a3.5 3.5 0 0 1 6.8-1.2',
  eye: 'M2 12c2.5-4.5 6-7 10-7s7.5 2.5 10 7c-2.5 4.5-6 7-10 7S4.5 16.5 2 12zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  'eye-off':
    'M4 4l16 16M9.5 5.3A9.8 9.8 0 0 1 12 5c4 0 7.5 2.5 10 7a17 17 0 0 1-2.6 3.6M6.2 6.9A16 16 0 0 0 2 12c2.5 4.5 6 7 10 7a9.7 9.7 0 0 0 4.9-1.4M9.9 9.9a3 3 0 0 0 4.2 4.2',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.2M18 14.5c2 .8 3.2 2.6 3.5 5.5',
  screen: 'M3 5h18v11H3zM9 20h6M12 16v4',
  phone: 'M7 3h10v18H7zM11 18h2',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v4.5l3 2',
  back: 'M11 6l-6 6 6 6M5 12h14',
  forward: 'M13 6l6 6-6 6M19 12H5',
  down: 'M6 9l6 6 6-6',
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l5 5',
  dots: 'M6 12v.01M12 12v.01M18 12v.01',
  link: 'M10 14l4-4M8.5 11l-3 3a3.54 3.54 0 0 0 5 5l3-3M15.5 13l3-3a3.54 3.54 0 0 0-5-5l-3 3',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h3v3h-3zM20 14v.01M20 20v.01M17 20v.01',
  undo: 'M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  download: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  printer: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  keyboard: 'M3 6h18v12H3zM7 10v.01M11 10v.01M15 10v.01M17 14v.01M7 14v.01M10 14h4',
  globe:
    'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9s.5-6 3.5-9z',
  door: 'M6 21V4h12v17M3 21h18M14.5 12.5v.01',
  info: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v6M12 7.5v.01',
  bulb: 'M9 18h6M10 21h4M8.5 15C6.5 13.5 6 11.5 6 10a6 6 0 1 1 12 0c0 1.5-.5 3.5-2.5 5z',
  ballot: 'M4 6l1.5 1.5L8 5M4 12.5L5.5 14 8 11.5M12 6h8M12 13h8M4 19h4M12 19h8',
  scale: 'M4 17h16M4 17v-3M9.3 17v-3M14.7 17v-3M20 17v-3M14.7 5l2.3 4h-4.6z',
  warn: 'M12 4l9.5 16h-19zM12 10v4.5M12 17.5v.01',
} as const;

export type IconName = keyof typeof ICONS;
