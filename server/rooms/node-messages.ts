import * as z from 'zod';
import { facilitatorCommand, participantCommand, type Actor, type Command } from '../../sessions/commands.ts';
import { commandId } from '../../sessions/protocol.ts';
import { isRefusal, type Refusal } from '../../sessions/refusals.ts';
import { AUDIENCES } from '../../sessions/state.ts';
import { id } from '../../sessions/text.ts';

/**
 * What processes ask of each other over `node/<nodeId>`: a message holds asks and answers, one a line. Whatever comes in
 * is parsed like anything from outside, because Redis may be shared.
 */
const joinCommand = z.strictObject({
  type: z.literal('join'),
  participantId: id,
  name: z.nullable(z.string().max(200)),
  teamId: z.nullable(id),
  waiting: z.boolean(),
  simulated: z.optional(z.boolean()),
});

const actor = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('participant'), id }),
  z.strictObject({ role: z.literal('facilitator'), id: z.string().max(100) }),
  z.strictObject({ role: z.literal('moderator'), id: z.string().max(100) }),
  z.strictObject({ role: z.literal('system'), id: z.literal('system') }),
]);

const admission = z.strictObject({
  tokenHash: z.string().max(100),
  receiptHash: z.string().max(100),
  notice: z.string().max(100).nullish(),
});

const ask = z.discriminatedUnion('ask', [
  z.strictObject({
    ask: z.literal('submit'),
    sessionId: id,
    actor,
    commandId: z.nullable(commandId),
    command: z.unknown(),
    admission: admission.optional(),
  }),
  z.strictObject({
    ask: z.literal('show'),
    sessionId: id,
    audience: z.enum(AUDIENCES),
    participantId: z.nullable(id),
    since: z.nullable(z.int().min(0)),
  }),
]);
type ParsedAsk = z.infer<typeof ask>;

/** What is asked, its command parsed by the schema of its actor's role. */
export type Ask =
  | Extract<ParsedAsk, { ask: 'show' }>
  | (Omit<Extract<ParsedAsk, { ask: 'submit' }>, 'command'> & { command: Command });

const refusal = z.custom<Refusal>(isRefusal);
const submission = z.union([
  z.strictObject({ ok: z.literal(true), seq: z.int(), result: z.unknown().optional() }),
  z.strictObject({ ok: z.literal(false), refusal, detail: z.string().optional() }),
]);
const shown = z.union([
  refusal,
  z.strictObject({ event: z.enum(['view', 'patch', 'door']), json: z.string() }),
]);

/** `not-owner`: the room is not here, look again. */
const answer = z.union([
  z.strictObject({ submission }),
  z.strictObject({ shown }),
  z.strictObject({ notOwner: z.literal(true) }),
]);
export type Answer = z.infer<typeof answer>;

const line = z.union([
  z.strictObject({ n: z.string().max(100), from: z.string().max(200), until: z.number(), ask: z.unknown() }),
  z.strictObject({ n: z.string().max(100), answer }),
]);
export type Line = { n: string; from: string; until: number; ask: unknown } | { n: string; answer: Answer };

/** The lines of a message that could be read. */
export function parseLines(message: string): Line[] {
  return message.split('\n').flatMap((text) => {
    const parsed = line.safeParse(parseJson(text));
    return parsed.success ? [parsed.data] : [];
  });
}

/** What a line asks; null when it is nothing this version knows. */
export function parseAsk(raw: unknown): Ask | null {
  const parsed = ask.safeParse(raw);
  if (!parsed.success) return null;
  if (parsed.data.ask === 'show') return parsed.data;
  const command = commandFor(parsed.data.actor, parsed.data.command);
  return command && { ...parsed.data, command };
}

function commandFor({ role }: Actor, raw: unknown): Command | null {
  const schema = {
    participant: participantCommand,
    facilitator: facilitatorCommand,
    moderator: facilitatorCommand,
    system: joinCommand,
  }[role];
  const parsed = schema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
