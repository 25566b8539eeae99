import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newId, newSecret } from '../../../server/platform/ids.ts';
import { hashOfSecret, participantToken } from '../../../server/platform/tokens.ts';
import type { TestSession } from '../rooms/rig.ts';
import { LiveRig } from './live-rig.ts';

let rig: LiveRig;
let session: TestSession;

beforeEach(async () => {
  rig = await LiveRig.open();
  session = await rig.session();
});
afterEach(() => rig[Symbol.asyncDispose]());

const SYSTEM = { role: 'system', id: 'system' } as const;
const FACILITATOR = { role: 'facilitator', id: 'f' } as const;
/** The round that the rig's sessions have open. */
const ROUND = 'vote';

test('[JOIN-6][SEE-5] who waits at the door is told that there is a session and nothing of what happens in it', async () => {
  const id = newId();
  const token = participantToken(id, newSecret());
  await rig.node.router.submit(
    session.id,
    SYSTEM,
    null,
    { type: 'join', participantId: id, name: null, teamId: null, waiting: true },
    { tokenHash: hashOfSecret(token), receiptHash: 'r' },
  );
  const client = rig.client({ protocol: 1, token });
  await vi.waitUntil(() => client.view, { timeout: 5_000 });
  expect(client.view).toMatchObject({ me: { waiting: true }, parts: { session: { current: null } } });

  // Things happen that everybody inside is shown; then somebody asks again.
  const inside = await rig.join(session);
  const other = rig.client({ protocol: 1, token: inside.token });
  await vi.waitUntil(() => other.view, { timeout: 5_000 });
  const before = other.patches.length;
  await rig.node.router.submit(session.id, FACILITATOR, newId(), {
    type: 'set-timer',
    roundId: ROUND,
    seconds: 60,
  });
  await vi.waitUntil(() => other.patches.length > before, { timeout: 5_000 });
  client.socket.emit('sync', { since: 0 });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(JSON.stringify(client.heard)).not.toMatch(new RegExp(`["/]${ROUND}"`));

  await rig.node.router.submit(session.id, FACILITATOR, newId(), {
    type: 'admit-participant',
    participantId: id,
  });
  const views = () => client.heard.flatMap((heard) => (heard.event === 'view' ? [heard.view] : []));
  await vi.waitUntil(() => views().at(-1)?.me?.waiting === false, { timeout: 5_000 });
  expect(views().at(-1)?.parts.session?.current).toBe(ROUND);
  await rig.node.router.submit(session.id, FACILITATOR, newId(), { type: 'close-round', roundId: ROUND });
  await vi.waitUntil(() => JSON.stringify(client.shown).includes('closed'), { timeout: 5_000 });
});
