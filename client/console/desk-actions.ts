import { isPlanned } from '../editor/agenda-editor.ts';
import type { Desk } from './desk.svelte.ts';
import type { LiveAgenda } from './live-agenda.svelte.ts';
import { collects } from './next-step.ts';
import type { ShortcutName } from './shortcuts.ts';
import { canEnter, canFreeze, canRepeat, canShowTeams, canSpotlight } from './staging.ts';
import type { RoundPart } from '../../sessions/protocol.ts';
import type { ResultAudience } from '../../sessions/state.ts';

export const PANELS = ['agenda', 'round', 'people', 'monitor'] as const;
export type Panel = (typeof PANELS)[number];

/** What only the page can do: its dialogs, its panels, its clipboard. */
export interface DeskPage {
  next(): void;
  open(round: RoundPart): void;
  add(): void;
  setTimer(): void;
  stop(): void;
  undo(): void;
  showDoor(): void;
  showHelp(): void;
  copy(link: 'join' | 'wall' | 'co-facilitator' | 'moderator'): void;
  enter(): void;
  spotlight(): void;
  find(): void;
  editSelected(): void;
  turnMonitor(): void;
  go(panel: Panel): void;
}

/** What every shortcut does. Keys that mean nothing now do nothing. */
export function deskActions(
  desk: Desk,
  agenda: LiveAgenda,
  page: DeskPage,
): Record<ShortcutName, () => void> {
  /** The round that keys about results mean: the one on the page, once it was opened. */
  function withResults(act: (round: RoundPart) => void): () => void {
    return () => {
      const round = desk.shown;
      if (round && round.status !== 'planned' && collects(round)) act(round);
    };
  }
  function toggle(...audiences: ResultAudience[]): () => void {
    return withResults((round) => desk.toggleShown(round, audiences));
  }
  function select(by: number): void {
    const at = agenda.steps.findIndex(({ id }) => id === desk.shown?.id);
    const step = agenda.steps[Math.max(0, Math.min(at + by, agenda.steps.length - 1))];
    if (step) desk.selected = step.id;
  }
  function move(by: number): void {
    const at = agenda.steps.findIndex(({ id }) => id === desk.shown?.id);
    const step = agenda.steps[at];
    if (step && at + by >= 0 && at + by < agenda.steps.length) agenda.move(step.id, at + by);
  }
  function withPlanned(act: (round: RoundPart) => void): () => void {
    return () => {
      const step = agenda.steps.find(({ id }) => id === desk.shown?.id);
      if (step && isPlanned(step) && desk.shown) act(desk.shown);
    };
  }

  return {
    next: () => page.next(),
    open: withPlanned((round) => page.open(round)),
    close: withResults((round) => desk.closeOrReopen(round)),
    pause: () => desk.pauseOrResume(),
    timer: () => {
      if (desk.open) page.setTimer();
    },
    extend: () => {
      if (desk.open) void desk.ask({ type: 'extend-timer', roundId: desk.open.id, seconds: 60 });
    },
    me: toggle('facilitator'),
    group: toggle('participants', 'wall'),
    participants: toggle('participants'),
    wall: toggle('wall'),
    front: () => {
      const round = desk.shown;
      if (round && round.status !== 'planned' && round.id !== desk.store.session?.current)
        desk.show(round.id);
    },
    lobby: () => desk.show(null),
    freeze: withResults((round) => {
      if (canFreeze(round)) desk.freezeOrRelease(round);
    }),
    teams: withResults((round) => {
      if (canShowTeams(round, desk.store.session?.teams ?? [])) desk.toggleTeams(round);
    }),
    repeat: withResults((round) => {
      if (canRepeat(round)) void desk.repeat(round);
    }),
    enter: withResults((round) => {
      if (canEnter(round)) page.enter();
    }),
    spotlight: () => {
      const { session, current } = desk.store;
      if (session && current && canSpotlight(current, session)) page.spotlight();
    },
    add: () => page.add(),
    previous: () => select(-1),
    following: () => select(1),
    up: () => move(-1),
    down: () => move(1),
    edit: withPlanned(() => page.editSelected()),
    duplicate: () => {
      const round = desk.shown;
      if (round) void agenda.duplicate(round.id).then((id) => id !== null && (desk.selected = id));
    },
    delete: withPlanned((round) => {
      desk.selected = null;
      agenda.remove(round.id);
    }),
    live: () => (desk.selected = null),
    lock: () => desk.lockOrUnlock(),
    find: () => page.find(),
    admit: () => desk.admitAll(),
    stop: () => page.stop(),
    door: () => page.showDoor(),
    copyJoin: () => page.copy('join'),
    copyWall: () => page.copy('wall'),
    copyCo: () => page.copy('co-facilitator'),
    copyModerator: () => page.copy('moderator'),
    undo: () => page.undo(),
    preview: () => page.turnMonitor(),
    agendaPanel: () => page.go('agenda'),
    roundPanel: () => page.go('round'),
    peoplePanel: () => page.go('people'),
    monitorPanel: () => page.go('monitor'),
    help: () => page.showHelp(),
  };
}
