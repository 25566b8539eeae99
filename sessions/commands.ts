import * as z from 'zod/mini';
import { roundNotes, roundSeconds, roundTitle, type Agenda } from './agenda.ts';
import { CLUSTER_NAME_LENGTH } from './limits.ts';
import { RESULT_AUDIENCES, type SessionFacts } from './state.ts';
import { id, line } from './text.ts';

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

/** Absent where the round has no categories, and in an edit that keeps the one there is. */
const categoryId = z.optional(z.nullable(id));

/** Clusters made or renamed, dissolved, and contributions moved, in one step: whatever undoes it is one step too. */
const arrange = z.strictObject({
  type: z.literal('arrange'),
  roundId,
  put: z.array(z.strictObject({ id, name: line(0, CLUSTER_NAME_LENGTH) })).check(z.maxLength(100)),
  remove: z.array(id).check(z.maxLength(100)),
  move: z.array(z.strictObject({ contributionId, clusterId: z.nullable(id) })).check(z.maxLength(1_000)),
});
export type ArrangeCommand = z.infer<typeof arrange>;

export const participantCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('add-contribution'), roundId, text: contributionText, categoryId }),
  z.strictObject({
    type: z.literal('edit-contribution'),
    roundId,
    contributionId,
    text: contributionText,
    categoryId,
  }),
  z.strictObject({ type: z.literal('withdraw-contribution'), roundId, contributionId }),
  /** 0 takes it back. */
  z.strictObject({
    type: z.literal('vote-contribution'),
    roundId,
    contributionId,
    vote: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
  }),
  z.strictObject({ type: z.literal('add-comment'), roundId, contributionId, text: contributionText }),
  z.strictObject({ type: z.literal('withdraw-comment'), roundId, contributionId, commentId: id }),
  arrange,
  z.strictObject({ type: z.literal('cast-ballot'), roundId, ballot: z.unknown() }),
  z.strictObject({ type: z.literal('withdraw-ballot'), roundId }),
  /** In a round where teams vote: from now on this participant writes for the team. */
  z.strictObject({ type: z.literal('take-pen'), roundId }),
  z.strictObject({ type: z.literal('share-draft'), roundId, draft: z.unknown() }),
  z.strictObject({ type: z.literal('say-ready'), roundId, ready: z.boolean() }),
]);
export type ParticipantCommand = z.infer<typeof participantCommand>;

export const facilitatorCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('add-round'),
    kind: z.string().check(z.maxLength(40)),
    title: roundTitle,
    seconds: roundSeconds,
    notes: z._default(roundNotes, ''),
    config: z.unknown(),
    /** Place in the agenda; null is the end. */
    index: z.nullable(index),
  }),
  z.strictObject({
    type: z.literal('edit-round'),
    roundId,
    title: roundTitle,
    seconds: roundSeconds,
    notes: z._default(roundNotes, ''),
    config: z.unknown(),
  }),
  z.strictObject({ type: z.literal('duplicate-round'), roundId }),
  /** Adds the same vote again after it, on the same items, to be compared with it. */
  z.strictObject({ type: z.literal('repeat-round'), roundId }),
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
    audiences: z.array(z.enum(RESULT_AUDIENCES)).check(z.minLength(1), z.maxLength(RESULT_AUDIENCES.length)),
    shown: z.boolean(),
  }),
  /** Starts the timer anew from now; null takes it away. */
  z.strictObject({ type: z.literal('set-timer'), roundId, seconds: z.nullable(seconds) }),
  z.strictObject({ type: z.literal('extend-timer'), roundId, seconds }),
  /** Frozen, the group keeps seeing the result of now while people go on answering. */
  z.strictObject({ type: z.literal('freeze-results'), roundId, frozen: z.boolean() }),
  z.strictObject({ type: z.literal('show-team-results'), roundId, shown: z.boolean() }),
  z.strictObject({
    type: z.literal('ban-word'),
    roundId,
    word: z.string().check(z.minLength(1), z.maxLength(100)),
    banned: z.boolean(),
  }),
  /** A contribution or item of the round in front, large on the wall; null takes it away. */
  z.strictObject({ type: z.literal('spotlight'), roundId, target: z.nullable(id) }),
  z.strictObject({ type: z.literal('hide-contribution'), roundId, contributionId, hidden: z.boolean() }),
  z.strictObject({ type: z.literal('approve-contribution'), roundId, contributionId }),
  /** The facilitator's wording, marked as such; null gives the author's back. */
  z.strictObject({
    type: z.literal('correct-contribution'),
    roundId,
    contributionId,
    text: z.nullable(contributionText),
  }),
  z.strictObject({ type: z.literal('mark-answered'), roundId, contributionId, answered: z.boolean() }),
  z.strictObject({
    type: z.literal('hide-comment'),
    roundId,
    contributionId,
    commentId: id,
    hidden: z.boolean(),
  }),
  arrange,
  /** A ballot on paper or by voice, entered for somebody who did not join; its id withdraws it. */
  z.strictObject({ type: z.literal('enter-ballot'), roundId, ballot: z.unknown() }),
  z.strictObject({ type: z.literal('withdraw-entered-ballot'), roundId, entryId: id }),
  z.strictObject({ type: z.literal('lock-joining'), locked: z.boolean() }),
  z.strictObject({ type: z.literal('pause-session'), paused: z.boolean() }),
  z.strictObject({ type: z.literal('admit-participant'), participantId: id }),
  z.strictObject({ type: z.literal('remove-participant'), participantId: id }),
  z.strictObject({ type: z.literal('assign-team'), participantId: id, teamId: z.nullable(id) }),
  z.strictObject({ type: z.literal('stop-session') }),
]);
export type FacilitatorCommand = z.infer<typeof facilitatorCommand>;

/** What a helper who was invited to moderate may ask: contributions and comments, and nothing of the session's course. */
export const MODERATION: ReadonlySet<FacilitatorCommand['type']> = new Set([
  'hide-contribution',
  'approve-contribution',
  'correct-contribution',
  'mark-answered',
  'hide-comment',
  'ban-word',
  'arrange',
]);

export type SystemCommand =
  | { type: 'start-session'; facts: SessionFacts; agenda: Agenda }
  | {
      type: 'join';
      participantId: string;
      name: string | null;
      teamId: string | null;
      waiting: boolean;
      simulated?: boolean | undefined;
    }
  | { type: 'timer-ran-out'; roundId: string }
  /** The room was without an owner for `downMs`: running timers get that time back (law 5). */
  | { type: 'make-up-outage'; downMs: number };

export type Command = ParticipantCommand | FacilitatorCommand | SystemCommand;

/** Who asks. The gateway establishes this from a token or a cookie, never from the message. */
export type Actor =
  | { role: 'participant'; id: string }
  | { role: 'facilitator'; id: string }
  | { role: 'moderator'; id: string }
  | { role: 'system'; id: 'system' };

/** What `decide` may not make for itself: time, ids and presence are passed in. */
export interface DecisionContext {
  /** Milliseconds since 1970. */
  now: number;
  newId(): string;
  /** A fresh secret for the voters of a secret round. */
  newKey(): string;
  /** Admitted participants with at least one connection. */
  present(): number;
  /** The key a participant's ballots in a round are kept under; null once nobody can know it any more (secret rounds). */
  voterOf(roundId: string, participantId: string): string | null;
}

/** Whoever comes by the co-facilitator's link: it knows no persons. */
export const CO_FACILITATOR = { role: 'facilitator', id: 'co-facilitator' } as const satisfies Actor;

/** The name an actor has in the journal. */
export function actorKey(actor: Actor): string {
  return actor.role === 'system' ? 'system' : `${actor.role}:${actor.id}`;
}
