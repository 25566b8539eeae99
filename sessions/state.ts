import type { AgendaRound } from './agenda.ts';
import type { Item } from './rounds/items.ts';
import type { Tally } from './rounds/round-kind.ts';

/**
 * The state of one live session, owned by one room and mutated in place by `evolve`, never copied.
 * Nothing outside `views.ts` and `report.ts` may read it to show it to anyone.
 */
export interface SessionState {
  /** Number of the last journal record applied; 0 before the session started. */
  seq: number;
  session: SessionFacts;
  phase: 'new' | 'live' | 'paused' | 'stopped';
  joiningLocked: boolean;
  participants: Map<string, Participant>;
  /** Admitted participants who were not removed: the electorate. Kept as a count so that no vote walks the map. */
  eligible: number;
  rounds: Map<string, Round>;
  /** Agenda order, without deleted rounds. */
  order: string[];
  /** The round everybody looks at: the last opened or shown one; null is the lobby. */
  current: string | null;
  /** Answers already given, per actor and command id (law 2). */
  answered: Map<string, Map<string, Answer>>;
  changes: ChangeLog;
}

export interface SessionFacts {
  id: string;
  title: string;
  language: Language;
  settings: SessionSettings;
  limits: SessionLimits;
  /** The one-time session code and the secret of the QR link, while live. */
  code: string;
  joinToken: string;
  startedAt: number;
}

export type Language = 'en' | 'nl';
export type NameRule = 'none' | 'optional' | 'required';

export interface Team {
  id: string;
  name: string;
}

export interface SessionSettings {
  names: NameRule;
  teams: Team[];
}

/** What the operator allows at most; a refusal says so when it is reached. */
export interface SessionLimits {
  participants: number;
  rounds: number;
  contributionsPerRound: number;
}

export interface Participant {
  id: string;
  name: string | null;
  teamId: string | null;
  joinedAt: number;
  /** `waiting` until the facilitator admits (joined while the guessing budget was spent). */
  standing: 'admitted' | 'waiting' | 'removed';
}

export type RoundStatus = 'planned' | 'open' | 'closed';
export const AUDIENCES = ['participants', 'facilitator', 'wall'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface Round extends AgendaRound {
  status: RoundStatus;
  deleted: boolean;
  /** What is voted on, frozen at the first opening so that a later edit cannot move votes. */
  items: Item[];
  openedAt: number | null;
  closedAt: number | null;
  timer: Timer | null;
  /** Which audiences see the results now. */
  shown: Record<Audience, boolean>;
  contributions: Map<string, Contribution>;
  /** Contribution ids per author, so that limits cost nothing to check. */
  byAuthor: Map<string, Set<string>>;
  ballots: Map<string, unknown>;
  tally: Tally<unknown, unknown> | null;
  /** Who could have voted when it was last closed; null while open or planned. */
  atClose: { eligible: number; present: number } | null;
}

/** Milliseconds since 1970 while running, milliseconds left while halted by a pause. */
export type Timer = { running: true; endsAt: number } | { running: false; left: number };

export interface Contribution {
  id: string;
  participantId: string;
  text: string;
  at: number;
  edited: boolean;
  hidden: boolean;
}

/** The answer of a command that changed something: what a retry with the same id gets again. */
export interface Answer {
  seq: number;
  result?: unknown;
}

/**
 * Which part of the state last changed at which sequence number. A view is made of keyed parts; a patch
 * is the parts that changed since the number a client has. `reset` is the last number at which an
 * audience's view changed as a whole (another round, results shown or hidden): older clients get a full view.
 * `changes.ts` writes it, `views.ts` reads it.
 */
export interface ChangeLog {
  at: Map<PartKey, number>;
  reset: Record<Audience, number>;
  /** Parts changed since the room last published, per audience; taking a patch empties it. */
  dirty: Record<Audience, Set<PartKey>>;
}

export type PartKey =
  | 'session'
  | 'people'
  | 'agenda'
  | `person/${string}`
  | `round/${string}`
  | `progress/${string}`
  | `result/${string}`
  | `contribution/${string}/${string}`;

/** How many commands per actor are remembered; an outbox never holds as many unanswered ones. */
export const ANSWERS_KEPT = 200;

export function newSessionState(id: string): SessionState {
  return {
    seq: 0,
    session: {
      id,
      title: '',
      language: 'en',
      settings: { names: 'none', teams: [] },
      limits: { participants: 0, rounds: 0, contributionsPerRound: 0 },
      code: '',
      joinToken: '',
      startedAt: 0,
    },
    phase: 'new',
    joiningLocked: false,
    participants: new Map(),
    eligible: 0,
    rounds: new Map(),
    order: [],
    current: null,
    answered: new Map(),
    changes: {
      at: new Map(),
      reset: { participants: 0, facilitator: 0, wall: 0 },
      dirty: { participants: new Set(), facilitator: new Set(), wall: new Set() },
    },
  };
}

export function newRound(planned: AgendaRound): Round {
  return {
    ...planned,
    status: 'planned',
    deleted: false,
    items: [],
    openedAt: null,
    closedAt: null,
    timer: null,
    shown: { participants: false, facilitator: false, wall: false },
    contributions: new Map(),
    byAuthor: new Map(),
    ballots: new Map(),
    tally: null,
    atClose: null,
  };
}
