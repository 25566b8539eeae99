import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS, type CommandType } from '../../../server/accounts/access.ts';
import { checkCommandRights, parseCommand } from '../../../server/gateway/parse-command.ts';
import { newId } from '../../../server/platform/ids.ts';
import type { CommandAck } from '../../../sessions/protocol.ts';
import { LiveRig, type Client } from './live-rig.ts';
import type { TestSession } from '../rooms/rig.ts';

/** Who may send what, once more in words of its own: what belongs to one's own answers, and what a moderator does. */
const OWN =
  /^(add|edit|withdraw|vote)-(contribution|comment)$|^(cast|withdraw)-ballot$|^(take-pen|share-draft|say-ready)$/;
const MODERATES = /^(hide|approve|correct)-contribution$|^mark-answered$|^hide-comment$|^ban-word$/;
const SENDERS = ['participant', 'facilitator', 'co-facilitator link', 'moderator link', 'wall'] as const;
type Sender = (typeof SENDERS)[number];

function maySend(sender: Sender, type: CommandType): boolean {
  if (sender === 'wall') return false;
  if (type === 'arrange') return true;
  if (sender === 'participant') return OWN.test(type);
  if (sender === 'moderator link') return MODERATES.test(type);
  return !OWN.test(type);
}

let rig: LiveRig;
let session: TestSession;
const clients = {} as Record<Sender, Client>;
const COMMAND_TYPES = Object.keys(COMMANDS) as CommandType[];

beforeAll(async () => {
  rig = await LiveRig.open();
  session = await rig.session();
  const { token } = await rig.join(session);
  const link = (role: 'w' | 'c' | 'm') => rig.client({ token: rig.link(role, session), protocol: 1 });
  const headers = { cookie: await rig.signIn() };
  Object.assign(clients, {
    participant: rig.client({ token, protocol: 1 }),
    facilitator: rig.client({ sessionId: session.id, protocol: 1 }, { headers }),
    'co-facilitator link': link('c'),
    'moderator link': link('m'),
    wall: link('w'),
  });
  await seen(() => SENDERS.every((sender) => clients[sender].view !== undefined));
});
afterAll(() => rig[Symbol.asyncDispose]());

async function seen(what: () => boolean): Promise<void> {
  for (let waited = 0; !what() && waited < 5_000; waited += 10) await sleep(10);
  if (!what()) throw new Error('it did not come');
}

/** A command of that type and nothing it needs: who may send it hears so about the rest, and nothing happens. */
function send(sender: Sender, type: string): Promise<CommandAck> {
  return clients[sender].socket
    .timeout(5_000)
    .emitWithAck('command', { id: newId(), type, noSuchField: 1 }) as Promise<CommandAck>;
}

describe('every command, from everybody', () => {
  it.each(SENDERS)('[PR-4] [PL-2] %s', async (sender) => {
    const wrong: unknown[] = [];
    for (const type of COMMAND_TYPES) {
      const answer = await send(sender, type);
      const want = maySend(sender, type) ? 'bad-input' : 'not-allowed';
      const got = answer.ok ? 'done' : answer.refusal;
      if (got !== want) wrong.push({ type, want, got });
    }
    expect(wrong).toEqual([]);
  });

  it('[PR-17] the table names exactly the commands that are parsed; what stands in no table is no command', async () => {
    expect(checkCommandRights).not.toThrow();
    for (const sender of SENDERS)
      expect(await send(sender, 'start-session')).toEqual({ ok: false, refusal: 'unknown-command' });
    const system = { role: 'system', id: 'system' } as const;
    expect(parseCommand(system, { id: newId(), type: 'stop-session' })).toEqual({
      ok: false,
      refusal: 'not-allowed',
    });
  });
});
