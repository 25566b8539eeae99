import {
  facilitatorCommand,
  MODERATION,
  participantCommand,
  type Actor,
  type Command,
} from '../../sessions/commands.ts';
import { commandId } from '../../sessions/protocol.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import { COMMANDS, type CommandSender, type CommandType } from '../accounts/access.ts';

export type ParsedCommand = { ok: true; id: string; command: Command } | { ok: false; refusal: Refusal };

/** A `command` event as its sender's role may mean it: an id and a command that role has, or why not. */
export function parseCommand(actor: Actor | null, message: unknown): ParsedCommand {
  if (typeof message !== 'object' || message === null) return { ok: false, refusal: 'bad-input' };
  const { id, ...body } = message as Record<string, unknown>;
  const { success, data } = commandId.safeParse(id);
  if (!success || typeof body['type'] !== 'string') return { ok: false, refusal: 'bad-input' };
  const refusal = refusalOf(actor, body['type']);
  if (refusal !== null) return { ok: false, refusal };
  const own = atConsole(actor) ? facilitatorCommand : participantCommand;
  const parsed = own.safeParse(body);
  return parsed.success ? { ok: true, id: data, command: parsed.data } : { ok: false, refusal: 'bad-input' };
}

/** What the table of rights says about a command, before anything in it is looked at. */
function refusalOf(actor: Actor | null, type: string): Refusal | null {
  if (!Object.hasOwn(COMMANDS, type)) return 'unknown-command';
  const senders: readonly string[] = COMMANDS[type as CommandType];
  return actor !== null && senders.includes(actor.role) ? null : 'not-allowed';
}

/** Throws when the commands that are parsed are not exactly those that say in the table who may send them. */
export function checkCommandRights(): void {
  for (const [union, sender] of [
    [participantCommand, 'participant'],
    [facilitatorCommand, 'facilitator'],
  ] as const) {
    const parsed = typesOf(union);
    for (const type of parsed)
      if (!sendersOf(type).includes(sender))
        throw new Error(
          `${type} does not say that a ${sender} may send it: add it to server/accounts/access.ts`,
        );
    for (const type of Object.keys(COMMANDS))
      if (sendersOf(type).includes(sender) && !parsed.has(type))
        throw new Error(`${type} has rights for a ${sender} who cannot send it`);
  }
  for (const type of Object.keys(COMMANDS)) {
    const forModerators = (MODERATION as ReadonlySet<string>).has(type);
    if (sendersOf(type).includes('moderator') !== forModerators)
      throw new Error(`${type}: the table of rights and the core differ on what moderators may do`);
  }
}

function sendersOf(type: string): readonly CommandSender[] {
  return Object.hasOwn(COMMANDS, type) ? COMMANDS[type as CommandType] : [];
}

/** Facilitators and moderators speak the same commands; the core holds once more what moderators may. */
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
