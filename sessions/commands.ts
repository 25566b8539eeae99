import * as z from 'zod/mini';
import { roundSeconds, roundTitle, type Agenda } from './agenda.ts';
import { AUDIENCES, type SessionFacts } from './state.ts';
import { id } from './text.ts';

/**
 * Everything that can be asked of a session, imperative. Participant and facilitator commands arrive over
 * the wire and are parsed here; system commands are made by the server alone and never parsed from outside.
 */
const seconds = z.int().check(z.minimum(5), z.maximum(24 * 3600));
const index = z.int().check(z.minimum(0), z.maximum(1000));
const roundId = id;
const contributionId = id;
/** Checked by the round's own rules (`contribution-too-long` says more than `bad-input`); bounded here. */
const contributionText = z.string().check(z.maxLength(10_000));

export const participantCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('add-contribution'), roundId, text: contributionText }),
  z.strictObject({ type: z.literal('edit-contribution'), roundId, contributionId, text: contributionText }),
  z.strictObject({ type: z.literal('withdraw-contribution'), roundId, contributionId }),
  z.strictObject({ type: z.literal('cast-ballot'), roundId, ballot: z.unknown() }),
  z.strictObject({ type: z.literal('withdraw-ballot'), roundId }),
]);
export type ParticipantCommand = z.infer<typeof participantCommand>;

export const facilitatorCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('add-round'),
    kind: z.string().check(z.maxLength(40)),
    title: roundTitle,
    seconds: roundSeconds,
    config: z.unknown(),
    /** Place in the agenda; null is the end. */
    index: z.nullable(index),
  }),
  z.strictObject({
    type: z.literal('edit-round'),
    roundId,
    title: roundTitle,
    seconds: roundSeconds,
    config: z.unknown(),
  }),
  z.strictObject({ type: z.literal('duplicate-round'), roundId }),
  z.strictObject({ type: z.literal('move-round'), roundId, index }),
  z.strictObject({ type: z.literal('delete-round'), roundId }),
  z.strictObject({ type: z.literal('restore-round'), roundId, index }),
  z.strictObject({ type: z.literal('open-round'), roundId }),
  z.strictObject({ type: z.literal('close-round'), roundId }),
  z.strictObject({ type: z.literal('reopen-round'), roundId }),
  /** Puts a closed round, or with null the lobby, in front of everybody again. */
  z.strictObject({ type: z.literal('show-round'), roundId: z.nullable(roundId) }),
  z.strictObject({
    type: z.literal('show-results'),
    roundId,
    audiences: z.array(z.enum(AUDIENCES)).check(z.minLength(1), z.maxLength(AUDIENCES.length)),
    shown: z.boolean(),
  }),
  /** Starts the timer anew from now; null takes it away. */
  z.strictObject({ type: z.literal('set-timer'), roundId, seconds: z.nullable(seconds) }),
  z.strictObject({ type: z.literal('extend-timer'), roundId, seconds }),
  z.strictObject({ type: z.literal('hide-contribution'), roundId, contributionId, hidden: z.boolean() }),
  z.strictObject({ type: z.literal('lock-joining'), locked: z.boolean() }),
  z.strictObject({ type: z.literal('pause-session'), paused: z.boolean() }),
  z.strictObject({ type: z.literal('admit-participant'), participantId: id }),
  z.strictObject({ type: z.literal('remove-participant'), participantId: id }),
  z.strictObject({ type: z.literal('assign-team'), participantId: id, teamId: z.nullable(id) }),
  z.strictObject({ type: z.literal('stop-session') }),
]);
export type FacilitatorCommand = z.infer<typeof facilitatorCommand>;

export type SystemCommand =
  | { type: 'start-session'; facts: SessionFacts; agenda: Agenda }
  | { type: 'join'; participantId: string; name: string | null; teamId: string | null; waiting: boolean }
  | { type: 'timer-ran-out'; roundId: string }
  /** The room was without an owner for `downMs`: running timers get that time back (law 5). */
  | { type: 'make-up-outage'; downMs: number };

export type Command = ParticipantCommand | FacilitatorCommand | SystemCommand;

/** Who asks. The gateway establishes this from a token or a cookie, never from the message. */
export type Actor =
  | { role: 'participant'; id: string }
  | { role: 'facilitator'; id: string }
  | { role: 'system'; id: 'system' };

/** What `decide` may not make for itself: time, ids and presence are passed in. */
export interface DecisionContext {
  /** Milliseconds since 1970. */
  now: number;
  newId(): string;
  /** Admitted participants with at least one connection. */
  present(): number;
  /** The key a participant's ballots in a round are kept under. */
  voterOf(roundId: string, participantId: string): string;
}

/** The name an actor has in the journal. */
export function actorKey(actor: Actor): string {
  return actor.role === 'system' ? 'system' : `${actor.role}:${actor.id}`;
}
