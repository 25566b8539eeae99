/** One key, with the keys that must be held beside it. */
export interface KeyPress {
  key: string;
  shift?: true;
  alt?: true;
}

export type ShortcutGroup = 'run' | 'show' | 'agenda' | 'session' | 'desk';

/**
 * Every key of the desk, in the order of the list that `?` shows. Letters are compared without case, so that caps lock
 * changes nothing; where Shift makes another thing of a letter it is named.
 */
const TABLE = {
  next: { group: 'run', keys: [{ key: ' ' }, { key: 'n' }] },
  open: { group: 'run', keys: [{ key: 'o' }] },
  close: { group: 'run', keys: [{ key: 'c' }] },
  pause: { group: 'run', keys: [{ key: 'p' }] },
  timer: { group: 'run', keys: [{ key: 't' }] },
  extend: { group: 'run', keys: [{ key: '+' }, { key: '=' }] },
  repeat: { group: 'run', keys: [{ key: 'r' }] },
  enter: { group: 'run', keys: [{ key: 'e', shift: true }] },
  me: { group: 'show', keys: [{ key: 'm' }] },
  group: { group: 'show', keys: [{ key: 'g' }] },
  participants: { group: 'show', keys: [{ key: 'i' }] },
  wall: { group: 'show', keys: [{ key: 'w' }] },
  front: { group: 'show', keys: [{ key: 'b' }] },
  lobby: { group: 'show', keys: [{ key: 'h' }] },
  freeze: { group: 'show', keys: [{ key: 'f', shift: true }] },
  teams: { group: 'show', keys: [{ key: 'g', shift: true }] },
  spotlight: { group: 'show', keys: [{ key: 'x' }] },
  add: { group: 'agenda', keys: [{ key: 'a' }] },
  previous: { group: 'agenda', keys: [{ key: 'k' }] },
  following: { group: 'agenda', keys: [{ key: 'j' }] },
  up: { group: 'agenda', keys: [{ key: 'ArrowUp', alt: true }] },
  down: { group: 'agenda', keys: [{ key: 'ArrowDown', alt: true }] },
  edit: { group: 'agenda', keys: [{ key: 'e' }] },
  duplicate: { group: 'agenda', keys: [{ key: 'd' }] },
  delete: { group: 'agenda', keys: [{ key: 'Delete' }] },
  live: { group: 'agenda', keys: [{ key: 'Escape' }] },
  lock: { group: 'session', keys: [{ key: 'l' }] },
  find: { group: 'session', keys: [{ key: 'f' }, { key: '/' }] },
  admit: { group: 'session', keys: [{ key: 'y' }] },
  stop: { group: 'session', keys: [{ key: 's', shift: true }] },
  door: { group: 'desk', keys: [{ key: 'q' }] },
  copyJoin: { group: 'desk', keys: [{ key: 'j', shift: true }] },
  copyWall: { group: 'desk', keys: [{ key: 'w', shift: true }] },
  copyCo: { group: 'desk', keys: [{ key: 'c', shift: true }] },
  copyModerator: { group: 'desk', keys: [{ key: 'm', shift: true }] },
  undo: { group: 'desk', keys: [{ key: 'u' }] },
  preview: { group: 'desk', keys: [{ key: 'v' }] },
  agendaPanel: { group: 'desk', keys: [{ key: '1' }] },
  roundPanel: { group: 'desk', keys: [{ key: '2' }] },
  peoplePanel: { group: 'desk', keys: [{ key: '3' }] },
  monitorPanel: { group: 'desk', keys: [{ key: '4' }] },
  help: { group: 'desk', keys: [{ key: '?' }] },
} as const satisfies Record<string, { group: ShortcutGroup; keys: readonly KeyPress[] }>;

export type ShortcutName = keyof typeof TABLE;
export const SHORTCUTS: Readonly<Record<ShortcutName, { group: ShortcutGroup; keys: readonly KeyPress[] }>> =
  TABLE;
export const SHORTCUT_NAMES = Object.keys(TABLE) as ShortcutName[];
export const SHORTCUT_GROUPS: readonly ShortcutGroup[] = ['run', 'show', 'agenda', 'session', 'desk'];

/** What a key press asks for; null when it is no shortcut. Ctrl and the system key belong to the browser. */
export function shortcutOf(
  press: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>,
): ShortcutName | null {
  const undoes = press.key.toLowerCase() === 'z' && !press.shiftKey && !press.altKey;
  if (press.ctrlKey || press.metaKey) return undoes ? 'undo' : null;
  return SHORTCUT_NAMES.find((name) => SHORTCUTS[name].keys.some((key) => matches(key, press))) ?? null;
}

function matches(wanted: KeyPress, press: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>): boolean {
  const letter = /^[a-z]$/i.test(press.key);
  if ((letter ? press.key.toLowerCase() : press.key) !== wanted.key) return false;
  // What a sign such as `?` needs held depends on the keyboard.
  if (!letter && wanted.key.length === 1) return !press.altKey;
  return (wanted.shift ?? false) === press.shiftKey && (wanted.alt ?? false) === press.altKey;
}

/** How a key is written on the page, one word a key. */
export function keyCaps({ key, shift, alt }: KeyPress): string[] {
  const NAMES: Readonly<Record<string, string>> = {
    ' ': 'Space',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Escape: 'Esc',
  };
  const cap = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), cap];
}

/** The first key of a shortcut, as it stands on a button. */
export function capOf(name: ShortcutName): string {
  const [first] = SHORTCUTS[name].keys;
  return first ? keyCaps(first).join(' ') : '';
}
