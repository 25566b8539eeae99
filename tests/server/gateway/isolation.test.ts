import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId, newSecret } from '../../../server/platform/ids.ts';
import { participantToken } from '../../../server/platform/tokens.ts';
import type { CommandAck } from '../../../sessions/protocol.ts';
import { plannedRound, typedItems } from '../../support/planned-round.ts';
import type { TestSession } from '../rooms/rig.ts';
import { LiveRig, type Client } from './live-rig.ts';

/** Everything that is said in the other session holds this word, its ids included. */
const CANARY = 'kanarie';
const IDEAS = `${CANARY}-ideas`;
const VOTE = `${CANARY}-vote`;
const EVENTS = 2_000;

let rig: LiveRig;
let theirs: TestSession;
let own: TestSession;
/** People of the own session, with every packet as it came over the line. */
const people: { who: string; client: Client; bytes: string }[] = [];

beforeAll(async () => {
  rig = await LiveRig.open();
  const settings = { names: 'required' as const, teams: [], teamJoin: 'choose' as const };
  theirs = await rig.session({
    agenda: [
      plannedRound(IDEAS, 'ideas', { seeOthers: 'all', authorship: 'named', perPerson: 1_000 }),
      plannedRound(VOTE, 'choice', { source: typedItems('a', 'b'), maxPicks: 1, reveal: 'live' }),
    ],
    open: IDEAS,
    settings,
  });
  own = await rig.session();
  const { token } = await rig.join(own);
  for (const [who, auth] of [
    ['a participant', { token }],
    ['the wall', { token: rig.link('w', own) }],
    ['a co-facilitator', { token: rig.link('c', own) }],
    ['a moderator', { token: rig.link('m', own) }],
    // What the handshake says beside the token opens nothing.
    ['a forger', { token, sessionId: theirs.id }],
  ] as const)
    people.push(listen(who, { protocol: 1, ...auth }));
  await vi.waitUntil(() => people.every(({ client }) => client.view ?? client.refused), { timeout: 5_000 });
});
afterAll(() => rig[Symbol.asyncDispose]());

function listen(who: string, auth: Record<string, unknown>) {
  const client = rig.client(auth);
  const person = { who, client, bytes: '' };
  client.socket.io.engine.on('packet', ({ type, data }) => {
    person.bytes += `${type} ${String(data)}\n`;
  });
  return person;
}

/** Each writes thirty ideas, and then again and again other words in the place of one. */
const written = new Map<string, string[]>();

async function write(id: string, text: string): Promise<void> {
  const mine = written.get(id) ?? [];
  const contributionId = mine.length < 30 ? undefined : mine[text.length % mine.length];
  const what =
    contributionId === undefined
      ? ({ type: 'add-contribution', roundId: IDEAS, text } as const)
      : ({ type: 'edit-contribution', roundId: IDEAS, contributionId, text } as const);
  const answer = await rig.node.router.submit(theirs.id, { role: 'participant', id }, newId(), what);
  if (!answer.ok) throw new Error(answer.refusal);
  if (contributionId === undefined)
    written.set(id, [...mine, (answer.result as { contributionId: string }).contributionId]);
}

test('[PR-5] of two thousand things that happen in one session nobody of another hears any, whatever they forge', async () => {
  const inside = await Promise.all(Array.from({ length: 10 }, (_, n) => rig.join(theirs, `${CANARY} ${n}`)));
  const there = listen('one of them', { protocol: 1, token: inside[0]?.token ?? '' });
  await vi.waitUntil(() => there.client.view, { timeout: 5_000 });
  const forged: Promise<CommandAck>[] = [];

  for (let n = 0; n < EVENTS; n += inside.length) {
    await Promise.all(inside.map(({ id }) => write(id, `${CANARY} ${n}`)));
    for (const { client } of people) {
      const { socket } = client;
      socket.emit('join', theirs.id);
      socket.emit('subscribe', { sessionId: theirs.id, room: theirs.id });
      socket.emit('sync', { since: n, sessionId: theirs.id });
      if (n % 100 !== 0 || client.refused !== undefined) continue;
      forged.push(client.ask({ type: 'add-contribution', roundId: IDEAS, text: 'forged' }));
      forged.push(client.ask({ type: 'show-round', roundId: VOTE, sessionId: theirs.id }));
    }
  }

  const strangers = [
    { protocol: 1, token: participantToken(inside[0]?.id ?? '', newSecret()) },
    { protocol: 1, token: rig.link('w', own).replace(own.id, theirs.id) },
    { protocol: 1, sessionId: theirs.id },
  ].map((auth) => listen('a stranger', auth));
  await vi.waitUntil(() => strangers.every(({ client }) => client.refused), { timeout: 5_000 });
  await vi.waitUntil(() => there.bytes.includes(`${CANARY} ${EVENTS - inside.length}`), { timeout: 5_000 });

  for (const answer of await Promise.all(forged)) expect(answer.ok).toBe(false);
  for (const { who, bytes } of [...people, ...strangers])
    expect([who, bytes.toLowerCase().includes(CANARY), bytes.includes(theirs.id)]).toEqual([
      who,
      false,
      false,
    ]);
  expect(there.bytes).not.toContain('forged');
});
