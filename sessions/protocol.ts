import * as z from 'zod/mini';
import type { Refusal } from './refusals.ts';
import type { Audience, Language, NameRule, Participant, RoundStatus, Team, Timer } from './state.ts';
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

/** A view is made of keyed parts; which of them an audience gets is decided in `views.ts`. */
export interface Parts {
  session?: SessionPart;
  people?: PeoplePart;
  agenda?: AgendaPart;
  [person: `person/${string}`]: PersonPart;
  [round: `round/${string}`]: RoundPart;
  [progress: `progress/${string}`]: ProgressPart;
  [result: `result/${string}`]: unknown;
  [contribution: `contribution/${string}/${string}`]: ContributionPart;
}

export interface SessionPart {
  id: string;
  title: string;
  language: Language;
  phase: 'live' | 'paused' | 'stopped';
  joiningLocked: boolean;
  names: NameRule;
  teams: Team[];
  /** The round in front of everybody; null is the lobby. */
  current: string | null;
  /** Facilitator and wall only. `joinToken` is the secret part of the QR link. */
  code?: string;
  joinToken?: string;
  /** Facilitator only, while the server's disk is full: nothing can be stored, everybody's answers wait. */
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
  items: Item[];
  timer: Timer | null;
  shown: Record<Audience, boolean>;
  openedAt: number | null;
  closedAt: number | null;
}

export interface ProgressPart {
  /** Participants with a standing ballot or contribution, of how many. */
  answered: number;
  of: number;
  /** Standing contributions; 0 for rounds that collect ballots. */
  contributions: number;
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
  /** Facilitator only; other audiences do not get hidden contributions at all. */
  hidden?: boolean;
}

/** What only this participant gets: own answers, in every round. */
export interface Me {
  participantId: string;
  name: string | null;
  teamId: string | null;
  waiting: boolean;
  ballots: Record<string, unknown>;
  contributions: { roundId: string; id: string; text: string; hidden: boolean }[];
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
