import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { facilitatorCommand, participantCommand } from '../../sessions/commands.ts';
import { en } from '../../sessions/messages/en.ts';
import { handshake, LIVE_NAMESPACE, PROTOCOL_VERSION, syncRequest } from '../../sessions/protocol.ts';
import { isPassing, REFUSALS } from '../../sessions/refusals.ts';

/** The page docs/protocol.md, made from the schemas that parse and the types that are sent. */
export function protocolPage(): string {
  return [
    '# The live protocol',
    '',
    'Generated from `sessions/protocol.ts`, `sessions/commands.ts` and `sessions/refusals.ts`; a test holds it to them.',
    `Protocol ${PROTOCOL_VERSION}, Socket.IO namespace \`${LIVE_NAMESPACE}\`. It changes only by adding.`,
    '',
    '## Connecting',
    '',
    'The handshake `auth` is one of:',
    '',
    ...variants(handshake).map((shape) => `- ${fields(shape)}`),
    '',
    'A token is that of a participant (from `POST /api/v1/join`), of a wall, a co-facilitator or a moderator (from their links).',
    'A facilitator with a sign-in cookie names the session instead. Right after connecting the server emits `view`.',
    '',
    '## Following',
    '',
    'A client keeps the parts of its view and their `seq`. On `view` it replaces everything. On `patch` it',
    '- ignores it when `patch.seq` is below its own `seq`;',
    '- applies it when `patch.from` ≤ own `seq`: every part in it replaces the part of that name, `null` takes it away;',
    `- emits \`sync\` (${fields(json(syncRequest))}) with its own \`seq\` when \`patch.from\` is above it, and gets a \`patch\` or a \`view\`.`,
    '',
    'On `ended` the server is about to disconnect for good: the client forgets everything and does not come back.',
    '',
    '## Asking',
    '',
    '`command` carries `{id, type, …}` and an acknowledgement. `id` is 8 to 40 characters of `A-Z a-z 0-9 _ -`, made by the client.',
    'The answer comes only after the command is committed. A command sent again with the same id gets the first answer again, so a',
    'client that heard nothing sends it again. A passing refusal decided nothing: send the same command again later.',
    '',
    '### Participants',
    '',
    ...commandTable(participantCommand),
    '',
    '### Facilitators',
    '',
    ...commandTable(facilitatorCommand),
    '',
    '## What the server sends',
    '',
    '```ts',
    serverTypes(),
    '```',
    '',
    '## Refusals',
    '',
    '| code | passing | in words |',
    '| --- | --- | --- |',
    ...REFUSALS.map((refusal) => `| \`${refusal}\` | ${isPassing(refusal) ? 'yes' : ''} | ${en[refusal]} |`),
    '',
  ].join('\n');
}

interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

function json(schema: z.ZodMiniType): Schema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
}

function variants(schema: z.ZodMiniType): Schema[] {
  const { anyOf, oneOf } = json(schema);
  return anyOf ?? oneOf ?? [];
}

function commandTable(schema: z.ZodMiniType): string[] {
  return [
    '| type | fields |',
    '| --- | --- |',
    ...variants(schema).map(({ properties = {} }) => {
      const { type, ...rest } = properties;
      return `| \`${String(type?.const)}\` | ${fields({ properties: rest })} |`;
    }),
  ];
}

function fields({ properties = {} }: Schema): string {
  const list = Object.entries(properties).map(([name, schema]) => `\`${name}\`: ${typeName(schema)}`);
  return list.length > 0 ? list.join(', ') : 'none';
}

function typeName(schema: Schema): string {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' or ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map(typeName).join(' or ');
  if (schema.type === 'array') return `list of (${typeName(schema.items ?? {})})`;
  if (schema.type === 'integer')
    return `integer ${schema.minimum ?? ''} to ${schema.maximum ?? ''}`.replace(
      / to (-?\d{16,})?$/,
      ' or more',
    );
  if (schema.type === 'string')
    return schema.maxLength === undefined ? 'string' : `string of at most ${schema.maxLength}`;
  return schema.type ?? 'as the round kind says';
}

/** The types as they stand in the source, from the first answer to the last message. */
function serverTypes(): string {
  const source = readFileSync(join(import.meta.dirname, '../../sessions/protocol.ts'), 'utf8');
  return source.slice(source.indexOf('/** The answer to a `command`')).trim();
}
