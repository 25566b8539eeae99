import type { AgendaRound } from './agenda.ts';
import type { Moved } from './methods/shift.ts';
import type { RoundShift, TeamResult } from './results.ts';
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
  /** The one contribution or item of the round in front that the wall shows large; null is none. */
  spotlight: string | null;
  /** Ids of admitted participants per team: who is in the smallest, how many teams can vote, and who is told of their vote. */
  teamMembers: Map<string, Set<string>>;
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
  /** A trial with simulated participants: nothing of it is kept. */
  rehearsal: boolean;
}

export type Language = 'en' | 'nl';
export type NameRule = 'none' | 'optional' | 'required';

export interface Team {
  id: string;
  name: string;
}

/** How a participant comes into a team: by choosing, by the facilitator, or into the smallest one. */
export type TeamJoin = 'choose' | 'assigned' | 'balanced';

export interface SessionSettings {
  names: NameRule;
  teams: Team[];
  teamJoin: TeamJoin;
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
  /** Made by a rehearsal; no person. */
  simulated: boolean;
}

export type RoundStatus = 'planned' | 'open' | 'closed';
/** To whom results can be shown. */
export const RESULT_AUDIENCES = ['participants', 'facilitator', 'wall'] as const;
export type ResultAudience = (typeof RESULT_AUDIENCES)[number];
/** Each gets a view of its own. Moderators are helpers who look after what people write, and see no more than that takes (SEE-11). */
export const AUDIENCES = [...RESULT_AUDIENCES, 'moderators'] as const;
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
  shown: Record<ResultAudience, boolean>;
  contributions: Map<string, Contribution>;
  /** Contribution ids that were never approved, also of those withdrawn since: the group was never told of them. */
  unapproved: Set<string>;
  /** Contribution ids per author, so that limits cost nothing to check. */
  byAuthor: Map<string, Set<string>>;
  /** Where participants see but a few of others' contributions while the round is open: the ids of those. */
  sample: string[];
  /** In the order they were made. */
  clusters: Map<string, Cluster>;
  /** Who put what where, in order: every change of a contribution's cluster. */
  arrangements: Arrangement[];
  /** Words taken out of the result by the facilitator. */
  banned: Set<string>;
  /** What standing ballots earned, by voter, in kinds that give points: counted once each, not for every look at the leaderboard. */
  points: Map<string, number>;
  /** Standing ballots by voter: a participant's id or hash, a team's id, or one of the facilitator's own making. */
  ballots: Map<string, StandingBallot>;
  /** Of those, entered by the facilitator for people who did not join. */
  proxies: number;
  /** Of those, who entered which and when, in order; empty in a secret round, where nothing of a ballot may be told. */
  entries: Map<string, Entry>;
  tally: Tally<unknown, unknown> | null;
  /** The same per team, where people vote and the session has teams; empty in a secret round. */
  teamTallies: Map<string, TeamTally>;
  /** The group sees the result by team. */
  teamsShown: boolean;
  /** Where voters are anonymous: the teams whose figures may be shown, settled at the close (`team-pictures.ts`). */
  showableTeams: Set<string>;
  /** Since somebody saw those figures: who cast, changed or took out a ballot, per team ('' is none). Null until then. */
  actedSince: Map<string, Set<string>> | null;
  /** What the group sees instead of the running result while that is frozen (of texts, their count); undefined while it is not. */
  frozen: unknown;
  /** What stands beside it, as it was then: teams' results, and how opinions moved. */
  frozenBeside: { teams: TeamResult[] | null; shift: RoundShift | null } | null;
  /** Participants who said they are done. */
  ready: Set<string>;
  /** In rounds where teams vote: who of a team holds the pen, and their draft. */
  pens: Map<string, Pen>;
  /** In a secret round, while it is open: what voters are hashed with. Destroyed by closing. */
  voterKey: string | null;
  /** Who could have voted when it was last closed, also per team; null while open or planned. */
  atClose: { eligible: number; present: number; teamSizes: Record<string, number> } | null;
  /** Later rounds that repeat this one: their comparison changes with it. */
  repeatedBy: string[];
  /** In a repeat: voters with a ballot in the earlier round too, and how many of them changed anything. */
  moved: Moved;
}

export interface StandingBallot {
  ballot: unknown;
  /** The voter's team when it was cast; null without one, and in a secret round. */
  teamId: string | null;
  /** Entered by the facilitator. */
  proxy: boolean;
}

export interface Entry {
  /** Milliseconds since 1970. */
  at: number;
  by: 'account' | 'link';
}

export interface TeamTally {
  tally: Tally<unknown, unknown>;
  ballots: number;
  /** What its ballots earned, in kinds that give points. */
  points: number;
}

export interface Cluster {
  id: string;
  name: string;
}

export interface Arrangement {
  at: number;
  /** A participant's id; null is the facilitator. */
  by: string | null;
  contributionId: string;
  /** Null is out of every cluster. */
  clusterId: string | null;
}

export interface Pen {
  /** A participant's id. */
  holder: string;
  /** As the holder's page made it; only a ballot cast of it is checked. */
  draft: unknown;
}

/** Milliseconds since 1970 while running, milliseconds left while halted by a pause. */
export type Timer = { running: true; endsAt: number } | { running: false; left: number };

export interface Contribution {
  id: string;
  participantId: string;
  text: string;
  at: number;
  edited: boolean;
  /** The author's words, once the facilitator has edited them; null before. */
  original: string | null;
  hidden: boolean;
  /** Waits for approval: seen by author and facilitator only. */
  held: boolean;
  categoryId: string | null;
  clusterId: string | null;
  /** Marked as dealt with (questions and answers). */
  answered: boolean;
  /** Standing votes by participant id, and their counts. */
  votes: Map<string, 1 | -1>;
  up: number;
  down: number;
  comments: Comment[];
}

export interface Comment {
  id: string;
  participantId: string;
  text: string;
  at: number;
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
  | `teams/${string}`
  | `shift/${string}`
  | `cluster/${string}/${string}`
  | `contribution/${string}/${string}`
  | `entry/${string}/${string}`;

/** How many commands per actor are remembered; an outbox never holds as many unanswered ones. */
export const ANSWERS_KEPT = 200;

export function newSessionState(id: string): SessionState {
  return {
    seq: 0,
    session: {
      id,
      title: '',
      language: 'en',
      settings: { names: 'none', teams: [], teamJoin: 'choose' },
      limits: { participants: 0, rounds: 0, contributionsPerRound: 0 },
      code: '',
      joinToken: '',
      startedAt: 0,
      rehearsal: false,
    },
    phase: 'new',
    joiningLocked: false,
    participants: new Map(),
    eligible: 0,
    rounds: new Map(),
    order: [],
    current: null,
    spotlight: null,
    teamMembers: new Map(),
    answered: new Map(),
    changes: {
      at: new Map(),
      reset: { participants: 0, facilitator: 0, wall: 0, moderators: 0 },
      dirty: {
        participants: new Set(),
        facilitator: new Set(),
        wall: new Set(),
        moderators: new Set(),
      },
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
    unapproved: new Set(),
    byAuthor: new Map(),
    sample: [],
    clusters: new Map(),
    arrangements: [],
    banned: new Set(),
    points: new Map(),
    ballots: new Map(),
    proxies: 0,
    entries: new Map(),
    tally: null,
    teamTallies: new Map(),
    teamsShown: false,
    showableTeams: new Set(),
    actedSince: null,
    frozen: undefined,
    frozenBeside: null,
    ready: new Set(),
    pens: new Map(),
    voterKey: null,
    atClose: null,
    repeatedBy: [],
    moved: { count: 0, of: 0 },
  };
}
