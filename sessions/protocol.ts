import * as z from 'zod/mini';
import type { Refusal } from './refusals.ts';
import type { RoundShift, TeamResult } from './results.ts';
import type {
  Audience,
  Cluster,
  Language,
  NameRule,
  Participant,
  ResultAudience,
  RoundStatus,
  Team,
  TeamJoin,
  Timer,
} from './state.ts';
import type { Item } from './rounds/items.ts';
import { id } from './text.ts';

/**
 * The live wire: Socket.IO namespace `/live`. What a client sends is parsed by the schemas here, what a server
 * sends has the types here. `docs/protocol.md` is generated from this file; changes only ever add.
 */
export const PROTOCOL_VERSION = 1;
export const LIVE_NAMESPACE = '/live';

/** Handshake `auth`. A token (participant, wall, co-facilitator), or `sessionId` beside the sign-in cookie. */
export const handshake = z.union([
  z.strictObject({
    protocol: z.literal(PROTOCOL_VERSION),
    token: z.string().check(z.minLength(1), z.maxLength(200)),
  }),
  z.strictObject({ protocol: z.literal(PROTOCOL_VERSION), sessionId: id }),
]);
export type Handshake = z.infer<typeof handshake>;

/** The envelope of every `command`; the body is parsed by the schema of the sender's role. */
export const commandId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,40}$/));

export const syncRequest = z.strictObject({ since: z.int().check(z.minimum(0)) });

/** The answer to a `command`, given only after its journal record is committed (law 1). */
export type CommandAck =
  { ok: true; seq: number; result?: unknown } | { ok: false; refusal: Refusal; detail?: string };

/** A whole view of one audience. `me` is there for participants only. */
export interface View {
  seq: number;
  audience: Audience;
  /** The server's clock, milliseconds since 1970, so that timers agree across badly set clocks. */
  now: number;
  parts: Parts;
  me?: Me;
}

/** The parts that changed in (from, seq]; null is a part that is gone. Apply when `from` ≤ own seq ≤ `seq`. */
export interface Patch {
  from: number;
  seq: number;
  parts: { [Key in keyof Parts]?: Parts[Key] | null };
  me?: Me;
}

export type EndReason = 'stopped' | 'removed' | 'signed-out';
export interface Ended {
  reason: EndReason;
}

/** A view is made of keyed parts; which of them an audience gets is decided in `changes.ts` and `view-parts.ts`. */
export interface Parts {
  session?: SessionPart;
  people?: PeoplePart;
  agenda?: AgendaPart;
  [person: `person/${string}`]: PersonPart;
  [round: `round/${string}`]: RoundPart;
  [progress: `progress/${string}`]: ProgressPart;
  [result: `result/${string}`]: unknown;
  /** The result team by team, where the session has teams. */
  [teams: `teams/${string}`]: TeamResult[];
  /** In a repeated vote, how opinions moved. */
  [shift: `shift/${string}`]: RoundShift;
  [cluster: `cluster/${string}/${string}`]: Cluster;
  [contribution: `contribution/${string}/${string}`]: ContributionPart;
  /** Facilitator only: a ballot that was entered; none of a secret round, of which only their number is told. */
  [entry: `entry/${string}/${string}`]: EntryPart;
}

export interface SessionPart {
  id: string;
  title: string;
  language: Language;
  phase: 'live' | 'paused' | 'stopped';
  joiningLocked: boolean;
  names: NameRule;
  teams: Team[];
  teamJoin: TeamJoin;
  /** A trial: nothing of it is kept. */
  rehearsal?: boolean;
  /** The round in front of everybody; null is the lobby, and for moderators also a round in which nobody writes. */
  current: string | null;
  /** Facilitator and wall only. `joinToken` is the secret part of the QR link. */
  code?: string;
  joinToken?: string;
  /** Facilitator and wall only: the contribution or item that the wall shows large. */
  spotlight?: string | null;
  /** Facilitator and moderators only, while the server's disk is full: nothing can be stored, everybody's answers wait. */
  readOnly?: boolean;
}

export interface PeoplePart {
  /** Admitted participants, and how many of them are connected. */
  joined: number;
  online: number;
  /** Facilitator only: how many wait to be admitted. */
  waiting?: number;
  /** Wall only, and only in small groups that give names: the latest arrivals last. */
  names?: string[];
}

/** Facilitator only: agenda order and what each step is. */
export type AgendaPart = { order: string[] };

export interface PersonPart {
  id: string;
  name: string | null;
  teamId: string | null;
  joinedAt: number;
  standing: Participant['standing'];
  /** Made by a rehearsal; no person. */
  simulated: boolean;
  online: boolean;
}

export interface RoundPart {
  id: string;
  kind: string;
  title: string;
  status: RoundStatus;
  /** Public configuration; the whole configuration for the facilitator. */
  config: unknown;
  /** Length of the timer as planned, in seconds. Facilitator only. */
  seconds?: number | null;
  /** Facilitator only. */
  notes?: string;
  /** Facilitator and moderators only: words taken out of the result. */
  banned?: string[];
  /** The earlier round this one repeats. */
  repeats: string | null;
  /** The group sees the result by team. */
  teamsShown: boolean;
  /** The group sees the result as it was when it was frozen. */
  frozen: boolean;
  items: Item[];
  timer: Timer | null;
  shown: Record<ResultAudience, boolean>;
  openedAt: number | null;
  closedAt: number | null;
}

export interface ProgressPart {
  /** Voters (participants, or teams where teams vote) with a standing ballot, or authors, of how many. */
  answered: number;
  of: number;
  /** Standing contributions; 0 for rounds that collect ballots. */
  contributions: number;
  /** Participants who said they are done. */
  ready: number;
  /** Ballots the facilitator entered for people who did not join; they are in `answered` and `of` too. */
  entered: number;
}

export interface EntryPart {
  /** Withdraws it. */
  id: string;
  /** Milliseconds since 1970; order of entering. */
  at: number;
  /** Who entered it: a facilitator who is signed in, or somebody with the co-facilitator's link. */
  by: 'account' | 'link';
  ballot: unknown;
}

export interface ContributionPart {
  id: string;
  text: string;
  /** Milliseconds since 1970; order of arrival. */
  at: number;
  /** Absent when the round is anonymous or the author gave no name. */
  author?: string;
  teamId?: string;
  edited: boolean;
  /** The facilitator changed the wording. */
  corrected?: boolean;
  categoryId?: string;
  clusterId?: string;
  answered?: boolean;
  /** Votes, in rounds that take them. */
  up?: number;
  down?: number;
  comments?: CommentPart[];
  /** Facilitator and moderators only; the group does not get hidden or held contributions at all. */
  hidden?: boolean;
  held?: boolean;
  /** Facilitator and moderators only: the author's words, where they were changed. */
  original?: string;
}

export interface CommentPart {
  id: string;
  text: string;
  author?: string;
  teamId?: string;
  /** Facilitator and moderators only. */
  hidden?: boolean;
}

/** What only this participant gets: own answers, in every round. */
export interface Me {
  /** Number of the last change that is in here; a view's parts may be a little older, because they are made for everybody. */
  seq: number;
  participantId: string;
  name: string | null;
  teamId: string | null;
  waiting: boolean;
  ballots: Record<string, unknown>;
  contributions: OwnContributionPart[];
  /** Own votes on contributions in front. */
  votes: Record<string, 1 | -1>;
  /** Ids of own comments in front. */
  comments: string[];
  /** Said to be done in the round in front. */
  ready: boolean;
  /** Where teams vote: who of the own team holds the pen in the round in front, and what is written. */
  team?: TeamDeskPart;
}

export interface OwnContributionPart {
  roundId: string;
  id: string;
  text: string;
  /** The facilitator has hidden it from the group. */
  hidden: boolean;
  /** It waits for approval. */
  held: boolean;
  categoryId: string | null;
}

export interface TeamDeskPart {
  /** Null until somebody takes the pen. */
  holder: { id: string; name: string | null } | null;
  draft: unknown;
}

export interface ClientToServer {
  command: (
    message: { id: string; type: string } & Record<string, unknown>,
    ack: (answer: CommandAck) => void,
  ) => void;
  /** Answered by a `patch`, or a `view` when the gap cannot be bridged. */
  sync: (message: { since: number }) => void;
}

export interface ServerToClient {
  view: (view: View) => void;
  patch: (patch: Patch) => void;
  ended: (ended: Ended) => void;
}
