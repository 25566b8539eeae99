import { facilitatorCommand, participantCommand, type Actor, type Command } from '../../sessions/commands.ts';
import { commandId } from '../../sessions/protocol.ts';
import type { Refusal } from '../../sessions/refusals.ts';

export type ParsedCommand = { ok: true; id: string; command: Command } | { ok: false; refusal: Refusal };

/** A `command` event as its sender's role may mean it: an id and a command that role has, or why not. */
export function parseCommand(actor: Actor | null, message: unknown): ParsedCommand {
  if (typeof message !== 'object' || message === null) return { ok: false, refusal: 'bad-input' };
  const { id, ...body } = message as Record<string, unknown>;
  const { success, data } = commandId.safeParse(id);
  if (!success || typeof body['type'] !== 'string') return { ok: false, refusal: 'bad-input' };
  const own = atConsole(actor) ? facilitatorCommand : participantCommand;
  const parsed = own.safeParse(body);
  if (parsed.success && actor !== null) return { ok: true, id: data, command: parsed.data };
  return { ok: false, refusal: refusalOf(actor, body['type']) };
}

function refusalOf(actor: Actor | null, type: string): Refusal {
  const forParticipants = typesOf(participantCommand).has(type);
  const forFacilitators = typesOf(facilitatorCommand).has(type);
  if (!forParticipants && !forFacilitators) return 'unknown-command';
  const own = atConsole(actor) ? forFacilitators : actor?.role === 'participant' && forParticipants;
  return own ? 'bad-input' : 'not-allowed';
}

/** Facilitators and moderators speak the same commands; which of them a moderator may give is decided by the core. */
function atConsole(actor: Actor | null): boolean {
  return actor?.role === 'facilitator' || actor?.role === 'moderator';
}

const known = new Map<unknown, ReadonlySet<string>>();

/** The `type`s of a union of commands, read off the schemas themselves. */
function typesOf(union: typeof participantCommand | typeof facilitatorCommand): ReadonlySet<string> {
  const found = known.get(union);
  if (found) return found;
  const types = new Set<string>(union.def.options.flatMap((option) => option.shape.type.def.values));
  known.set(union, types);
  return types;
}
