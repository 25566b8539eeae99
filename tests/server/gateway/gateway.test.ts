import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { isRefusal } from '../../../sessions/refusals.ts';
import { newId } from '../../../server/platform/ids.ts';
import type { TestSession } from '../rooms/rig.ts';
import { LiveRig, type Client } from './live-rig.ts';

let rig: LiveRig;
let session: TestSession;

beforeEach(async () => {
  rig = await LiveRig.open();
  session = await rig.session();
});

afterEach(async () => {
  await rig[Symbol.asyncDispose]();
});

async function participant(polling = false): Promise<Client & { id: string; token: string }> {
  const { id, token } = await rig.join(session);
  const client = rig.client({ protocol: 1, token }, { polling });
  await vi.waitUntil(() => client.view, { timeout: 5_000 });
  return Object.assign(client, { id, token });
}

async function seen(client: Client): Promise<Client> {
  await vi.waitUntil(() => client.view ?? client.refused, { timeout: 5_000 });
  return client;
}

describe('who is let in', () => {
  test('a participant by token gets the participants’ view with own answers', async () => {
    const client = await participant();
    expect(client.view).toMatchObject({
      audience: 'participants',
      me: { participantId: client.id, waiting: false },
    });
    expect(JSON.stringify(client.view)).not.toContain('joinToken');
  });

  test('a wall by link gets the wall’s view and may ask nothing', async () => {
    const wall = await seen(rig.client({ protocol: 1, token: rig.link('w', session) }));
    expect(wall.view).toMatchObject({ audience: 'wall', parts: { session: { joinToken: 'j.s1.secret' } } });
    expect(wall.view?.me).toBeUndefined();
    expect(await wall.ask({ type: 'stop-session' })).toEqual({ ok: false, refusal: 'not-allowed' });
    expect(await wall.vote()).toEqual({ ok: false, refusal: 'not-allowed' });
  });

  test('a co-facilitator by link, and the owner by cookie, get the console', async () => {
    const co = await seen(rig.client({ protocol: 1, token: rig.link('c', session) }));
    expect(co.view?.audience).toBe('facilitator');
    expect(await co.ask({ type: 'lock-joining', locked: true })).toMatchObject({ ok: true });
    const cookie = await rig.signIn();
    const owner = await seen(rig.client({ protocol: 1, sessionId: session.id }, { headers: { cookie } }));
    expect(owner.view?.audience).toBe('facilitator');
    // A view is of the last publication: what came after it follows in a patch.
    const locked = () => owner.shown.some(({ session }) => session?.joiningLocked);
    await vi.waitUntil(locked, { timeout: 5_000 });
  });

  test.each([
    ['no token', { protocol: 1 }, 'bad-input'],
    ['another protocol', { protocol: 2, token: 'x' }, 'unsupported-protocol'],
    ['nothing', {}, 'unsupported-protocol'],
    ['a made-up token', { protocol: 1, token: `p.${newId()}.${'x'.repeat(22)}` }, 'token-refused'],
    ['a number', { protocol: 1, token: 7 }, 'bad-input'],
    ['no cookie', { protocol: 1, sessionId: 's' }, 'sign-in-required'],
  ])('%s is refused by a code', async (_what, auth, refusal) => {
    expect((await seen(rig.client(auth))).refused).toBe(refusal);
  });

  test('nobody is let in without a word when the journal is damaged', async () => {
    const second = await rig.rig.node('two');
    const broken = await rig.rig.session(second);
    const wall = { protocol: 1, token: rig.link('w', broken) };
    await second.close();
    rig.rig.base.database.sqlite
      .prepare('UPDATE journal SET body = substr(body, 1, 40) WHERE session_id = ? AND seq = 2')
      .run(broken.id);
    await expect
      .poll(async () => {
        const client = rig.client(wall);
        await vi.waitUntil(() => client.refused ?? client.events.includes('disconnect'), { timeout: 5_000 });
        return client.refused;
      })
      .toBe('journal-damaged');
    expect((await participant()).view, 'other sessions go on').toBeDefined();
  });

  test('a token with a wrong secret, a join link and a link of another session are refused', async () => {
    const { id } = await rig.join(session);
    const other = await rig.session();
    const forged = rig.link('w', other).replace(other.id, session.id);
    for (const token of [`p.${id}.${'x'.repeat(22)}`, rig.link('j', session), forged]) {
      expect((await seen(rig.client({ protocol: 1, token }))).refused).toBe('token-refused');
    }
  });

  test('[PR-4] an account reaches its own sessions only', async () => {
    rig.rig.base.database.sqlite.exec(
      "INSERT INTO accounts (id, email, email_key, password_hash, language, created_at) VALUES ('b', 'b', 'b', 'x', 'en', 0)",
    );
    const cookie = await rig.signIn('b');
    const stranger = rig.client({ protocol: 1, sessionId: session.id }, { headers: { cookie } });
    expect((await seen(stranger)).refused).toBe('not-found');
  });

  test.each(['websocket', 'polling'])('a page of another origin is refused on %s', async (transport) => {
    const headers = { origin: 'https://elsewhere.example' };
    const { token } = await rig.join(session);
    const client = rig.client({ protocol: 1, token }, { headers, polling: transport === 'polling' });
    expect((await seen(client)).refused).toBeDefined();
    const own = rig.client(
      { protocol: 1, token },
      { headers: { origin: rig.origin }, polling: transport === 'polling' },
    );
    expect((await seen(own)).view).toBeDefined();
  });
});

describe('commands', () => {
  test('are answered once committed, and a repetition gets the same answer', async () => {
    const client = await participant();
    const id = newId();
    const first = await client.vote('a', id);
    expect(first).toMatchObject({ ok: true, seq: expect.any(Number) as number });
    expect(await client.vote('a', id)).toEqual(first);
  });

  test('over polling too', async () => {
    const client = await participant(true);
    expect(await client.vote()).toMatchObject({ ok: true });
    await session.ask({ type: 'close-round', roundId: 'vote' });
    await expect
      .poll(() => client.patches.length + client.events.filter((e) => e === 'view').length)
      .toBeGreaterThan(1);
  });

  test.each<[string, unknown, string]>([
    ['null', null, 'bad-input'],
    ['text', 'cast-ballot', 'bad-input'],
    ['a list', [], 'bad-input'],
    ['no id', { type: 'withdraw-ballot', roundId: 'vote' }, 'bad-input'],
    ['a bad id', { id: 'x', type: 'withdraw-ballot', roundId: 'vote' }, 'bad-input'],
    ['no type', { id: 'command-1' }, 'bad-input'],
    ['an unknown type', { id: 'command-1', type: 'fly' }, 'unknown-command'],
    ['a prototype', { id: 'command-1', type: '__proto__' }, 'unknown-command'],
    ['a stranger’s command', { id: 'command-1', type: 'stop-session' }, 'not-allowed'],
    ['a system command', { id: 'command-1', type: 'join' }, 'unknown-command'],
    ['too much', { id: 'command-1', type: 'withdraw-ballot', roundId: 'vote', more: 1 }, 'bad-input'],
    ['too little', { id: 'command-1', type: 'cast-ballot' }, 'bad-input'],
  ])('%s is refused by a code', async (_what, message, refusal) => {
    const client = await participant();
    expect(await client.command(message)).toEqual({ ok: false, refusal });
  });

  test('without an ack nothing happens, and nothing breaks', async () => {
    const client = await participant();
    const before = (await session.records()).length;
    client.socket.emit('command', { id: newId(), type: 'withdraw-ballot', roundId: 'vote' });
    client.socket.emit('command');
    client.socket.emit('command', null, null);
    client.socket.emit('sync');
    client.socket.emit('sync', null, () => undefined);
    client.socket.emit('nothing', 'known');
    expect(await client.vote()).toMatchObject({ ok: true });
    expect((await session.records()).length).toBe(before + 1);
  });

  test('[PL-23] a flood is told to come back later, and a bystander notices nothing', async () => {
    const [flooder, bystander] = [await participant(), await participant()];
    const answers = await Promise.all(Array.from({ length: 600 }, () => flooder.vote()));
    const refusals = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal])));
    expect([...refusals]).toEqual(['busy']);
    expect(answers.filter((answer) => answer.ok).length).toBeGreaterThan(100);
    expect(await bystander.vote()).toMatchObject({ ok: true });
  });

  test('every refusal is of the closed list', async () => {
    const client = await participant();
    const odd = [0, true, { id: newId(), type: 'cast-ballot', roundId: '\ud800', ballot: null }, { id: {} }];
    for (const message of odd) {
      const answer = await client.command(message);
      expect(answer.ok || isRefusal(answer.refusal)).toBe(true);
    }
  });
});

describe('what is shown', () => {
  test('a view first, then patches that join on, to everybody alike', async () => {
    const clients = [await participant(), await participant(), await participant(true)];
    for (const client of clients) await client.vote();
    await session.ask({ type: 'open-round', roundId: 'brainstorm' });
    for (const client of clients) {
      await expect.poll(() => client.events.filter((event) => event === 'view').length).toBe(2);
      let at = 0;
      for (const heard of client.heard) {
        if (heard.event === 'view') at = heard.view.seq;
        if (heard.event !== 'patch') continue;
        expect(heard.patch.from).toBeLessThanOrEqual(at);
        at = Math.max(at, heard.patch.seq);
      }
    }
  });

  test('`sync` brings what was missed: a patch, or a view when a patch cannot say it', async () => {
    const client = await participant();
    // The first thing shown to an audience is a whole view, and then come patches.
    await expect.poll(async () => (await session.view()).parts.people?.online).toBe(1);
    for (const locked of [true, false]) await session.ask({ type: 'lock-joining', locked });
    const since = (await session.records()).length;
    await expect.poll(() => client.patches.at(-1)?.seq).toBe(since);
    await session.ask({ type: 'lock-joining', locked: true });
    await expect.poll(() => client.patches.at(-1)?.seq).toBe(since + 1);
    client.heard.length = 0;
    client.socket.emit('sync', { since });
    await expect.poll(() => client.patches[0]?.parts.session?.joiningLocked).toBe(true);
    expect(client.patches[0]?.from).toBe(since);
    client.heard.length = 0;
    client.socket.emit('sync', { since: 0 });
    await expect.poll(() => client.view?.audience).toBe('participants');
  });

  test('what participants answer on one device shows on their other one', async () => {
    const phone = await participant();
    const laptop = await seen(rig.client({ protocol: 1, token: phone.token }));
    await expect.poll(async () => (await session.view()).parts.people?.online).toBe(1);
    await phone.vote('b');
    await expect
      .poll(() => laptop.patches.findLast(({ me }) => me)?.me?.ballots)
      .toEqual({ vote: { picks: ['b'], abstain: false } });
  });

  test('who comes and goes is seen by the facilitator', async () => {
    const cookie = await rig.signIn();
    const owner = await seen(rig.client({ protocol: 1, sessionId: session.id }, { headers: { cookie } }));
    const client = await participant();
    const online = () => owner.shown.findLast(({ people }) => people)?.people?.online;
    await expect.poll(online).toBe(1);
    client.socket.disconnect();
    await expect.poll(online).toBe(0);
  });
});

describe('[law 4] out', () => {
  test('[PR-10] the stop tells everybody and closes, after its own answer', async () => {
    const people = await Promise.all(Array.from({ length: 30 }, () => participant()));
    const cookie = await rig.signIn();
    const owner = await seen(rig.client({ protocol: 1, sessionId: session.id }, { headers: { cookie } }));
    expect(await owner.ask({ type: 'stop-session' })).toMatchObject({ ok: true });
    for (const client of [...people, owner]) {
      await expect.poll(() => client.events.slice(-2)).toEqual(['ended', 'disconnect']);
      expect(client.ended).toBe('stopped');
    }
  });

  test('[PR-11] afterwards every token, link and cookie is refused', async () => {
    const { token } = await rig.join(session);
    const tokens = [token, rig.link('w', session), rig.link('c', session)];
    const cookie = await rig.signIn();
    await session.ask({ type: 'stop-session' });
    for (const each of tokens)
      expect((await seen(rig.client({ protocol: 1, token: each }))).refused).toBe('session-stopped');
    const owner = rig.client({ protocol: 1, sessionId: session.id }, { headers: { cookie } });
    expect((await seen(owner)).refused).toBe('session-stopped');
  });

  test('with a dead bus the sweeper sends everybody away within a second', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => participant()));
    rig.bus.dumb = true;
    await session.ask({ type: 'stop-session' });
    const stopped = performance.now();
    for (const client of people) await expect.poll(() => client.ended, { interval: 5 }).toBe('stopped');
    expect(performance.now() - stopped).toBeLessThan(1_000);
  });

  test('a removed participant is out and does not come back, with a dead bus too', async () => {
    for (const dumb of [false, true]) {
      const [client, other] = [await participant(), await participant()];
      rig.bus.dumb = dumb;
      await session.ask({ type: 'remove-participant', participantId: client.id });
      await expect.poll(() => client.ended, { timeout: 2_000 }).toBe('removed');
      rig.bus.dumb = false;
      expect((await seen(rig.client({ protocol: 1, token: client.token }))).refused).toBe(
        'participant-removed',
      );
      expect(other.socket.connected).toBe(true);
    }
  });

  test('signing out closes what hangs on that sign-in, and nothing else', async () => {
    const [cookie, other] = [await rig.signIn(), await rig.signIn()];
    const console1 = await seen(rig.client({ protocol: 1, sessionId: session.id }, { headers: { cookie } }));
    const console2 = await seen(
      rig.client({ protocol: 1, sessionId: session.id }, { headers: { cookie: other } }),
    );
    await rig.authSessions.end(cookie);
    await expect.poll(() => console1.ended).toBe('signed-out');
    await sleep(700);
    expect(console2.socket.connected).toBe(true);
    // Signed out in another process: found in the database.
    rig.rig.base.database.sqlite.exec('DELETE FROM auth_sessions');
    await expect.poll(() => console2.ended, { timeout: 2_000 }).toBe('signed-out');
  });

  test('a connection that was ended is not listened to, even while it closes', async () => {
    const client = await participant();
    await session.ask({ type: 'stop-session' });
    const late = client.vote();
    expect(await late.catch(() => ({ ok: false }))).toMatchObject({ ok: false });
  });
});

describe('the transport', () => {
  test('an event beyond 64 kB closes that connection and no other', async () => {
    const [big, other] = [await participant(), await participant()];
    big.socket.emit('command', { id: newId(), text: 'x'.repeat(70_000) }, () => undefined);
    await expect.poll(() => big.events.at(-1)).toBe('disconnect');
    expect(await other.vote()).toMatchObject({ ok: true });
  });

  test('connection-state recovery is off: what Socket.IO offers for it gets no private session id', async () => {
    const { token } = await rig.join(session);
    const socket = new WebSocket(`ws://127.0.0.1:${rig.port}/socket.io/?EIO=4&transport=websocket`);
    const connected = await new Promise<string>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const text = data.toString();
        if (text.startsWith('0')) socket.send(`40/live,${JSON.stringify({ protocol: 1, token })}`);
        if (text.startsWith('40')) resolve(text);
      });
    });
    socket.close();
    expect(connected).toContain('"sid"');
    expect(connected).not.toContain('"pid"');
  });

  test('nothing but the live namespace is there, and no client script', async () => {
    const status = await new Promise<number | undefined>((resolve) => {
      request(`${rig.origin}/socket.io/socket.io.js`, (response) => resolve(response.statusCode)).end();
    });
    expect(status).toBeGreaterThanOrEqual(400);
  });
});
