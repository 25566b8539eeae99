import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OverReason } from '../../client/live/connection.svelte.ts';
import { LiveSession } from '../../client/live/live-session.svelte.ts';
import { LIVE_NAMESPACE, type View } from '../../sessions/protocol.ts';
import { BrowserSocket } from '../support/browser-socket.ts';

const view = (seq: number): View => ({
  seq,
  audience: 'participants',
  now: Date.now(),
  parts: { people: { joined: seq, online: 1 } },
});

/** What the page hears of its surroundings; everything else here is real. */
let browser: EventTarget;
let http: HttpServer;
let io: Server;
let live: LiveSession<{ type: string }>;
let sockets: Socket[];
let over: OverReason[];
let door: string | null;
let seq: number;

/** Namespace and events as the product's server has them; it answers commands by id, once. */
function serve(port: number): Promise<number> {
  http = createServer();
  io = new Server(http);
  io.of(LIVE_NAMESPACE).use((_socket, next) => next(door === null ? undefined : new Error(door)));
  io.of(LIVE_NAMESPACE).on('connection', (socket) => {
    sockets.push(socket);
    socket.emit('view', view(seq));
  });
  return new Promise((resolve) => {
    http.listen(port, '127.0.0.1', () => resolve((http.address() as AddressInfo).port));
  });
}

async function join(): Promise<number> {
  const port = await serve(0);
  live = new LiveSession({
    credentials: { token: 'p.1.secret' },
    origin: `http://127.0.0.1:${port}`,
    over: (reason) => over.push(reason),
  });
  live.start();
  return port;
}

beforeEach(() => {
  browser = new EventTarget();
  vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser));
  vi.stubGlobal('removeEventListener', browser.removeEventListener.bind(browser));
  vi.stubGlobal('WebSocket', BrowserSocket);
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  sockets = [];
  over = [];
  door = null;
  seq = 1;
});

afterEach(async () => {
  live.stop();
  await io.close();
});

describe('the line to the server', () => {
  test('brings a view, then patches; a gap asks for what was missed', async () => {
    await join();
    await vi.waitFor(() => expect(live.store.people?.joined).toBe(1));
    const asked: unknown[] = [];
    sockets[0]?.on('sync', (message: unknown) => {
      asked.push(message);
      sockets[0]?.emit('patch', { from: 1, seq: 9, parts: { people: { joined: 9, online: 1 } } });
    });
    sockets[0]?.emit('patch', { from: 1, seq: 2, parts: { people: { joined: 2, online: 1 } } });
    await vi.waitFor(() => expect(live.store.people?.joined).toBe(2));
    sockets[0]?.emit('patch', { from: 7, seq: 8, parts: { people: { joined: 8, online: 1 } } });
    await vi.waitFor(() => expect(live.store.people?.joined).toBe(9));
    expect(asked).toEqual([{ since: 2 }]);
  });

  test('[CMD-2] comes back by itself after the server restarts, and sends what was unanswered under its first id', async () => {
    const port = await join();
    await vi.waitFor(() => expect(live.state.is).toBe('online'));
    const heard: { id: string; type: string }[] = [];
    sockets[0]?.on('command', (message: { id: string; type: string }) => heard.push(message));
    const outcome = live.send({ type: 'cast-ballot' });
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    await io.close();
    await vi.waitFor(() => expect(live.state.is).not.toBe('online'));
    seq = 4;
    await serve(port);
    io.of(LIVE_NAMESPACE).on('connection', (socket) => {
      socket.on('command', (message: { id: string; type: string }, ack: (answer: unknown) => void) => {
        heard.push(message);
        ack({ ok: true, seq: 5 });
      });
    });
    expect(await outcome).toEqual({ is: 'done', ack: { ok: true, seq: 5 } });
    expect(heard[1]?.id).toBe(heard[0]?.id);
    expect(live.store.seq).toBe(4);
  });

  test('tries at once when the network is back', async () => {
    const port = await join();
    await vi.waitFor(() => expect(live.state.is).toBe('online'));
    await io.close();
    await vi.waitFor(() => expect(live.state.is === 'waiting' && live.state.attempt > 3).toBe(true), 8_000);
    await serve(port);
    const woken = Date.now();
    browser.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(live.state.is).toBe('online'), 2_000);
    expect(Date.now() - woken).toBeLessThan(1_500);
  }, 15_000);

  test('[STOP-1] an end is an end: no more tries, and the reason is told', async () => {
    await join();
    await vi.waitFor(() => expect(live.state.is).toBe('online'));
    sockets[0]?.emit('ended', { reason: 'stopped' });
    sockets[0]?.disconnect();
    await vi.waitFor(() => expect(over).toEqual(['stopped']));
    expect(live.state).toEqual({ is: 'over', reason: 'stopped' });
    browser.dispatchEvent(new Event('online'));
    expect(live.state.is).toBe('over');
  });

  test('a token that is refused at the door is an end; trouble that passes is not', async () => {
    door = 'owner-unreachable';
    await join();
    await vi.waitFor(() => expect(live.state.is).toBe('waiting'));
    expect(over).toEqual([]);
    door = 'token-refused';
    await vi.waitFor(() => expect(over).toEqual(['token-refused']), 4_000);
  });
});
