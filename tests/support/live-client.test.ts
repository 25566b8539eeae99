import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LIVE_NAMESPACE, type CommandAck, type View } from '../../sessions/protocol.ts';
import { LiveClient } from './live-client.ts';
import { SeededRandom } from './random.ts';

/** A bare Socket.IO server with the product's namespace and events: what the hand-made framing is held against. */
let http: HttpServer;
let io: Server;
let sockets: Socket[];
let heard: { id: string; type: string }[];
let answer: ((id: string) => CommandAck) | null;
let door: string | null;
let client: LiveClient;

const view = (seq: number, parts: View['parts'] = {}): View => ({ seq, audience: 'wall', now: 0, parts });

async function serve(port: number): Promise<number> {
  http = createServer();
  io = new Server(http);
  io.of(LIVE_NAMESPACE).use((_socket, next) => next(door === null ? undefined : new Error(door)));
  io.of(LIVE_NAMESPACE).on('connection', (socket) => {
    sockets.push(socket);
    socket.emit('view', view(1, { people: { joined: 1, online: 1 } }));
    socket.on('command', (message: { id: string; type: string }, ack: (answer: CommandAck) => void) => {
      heard.push(message);
      if (answer) ack(answer(message.id));
    });
  });
  return new Promise((resolve) => {
    http.listen(port, '127.0.0.1', () => resolve((http.address() as AddressInfo).port));
  });
}

async function connect(): Promise<number> {
  const port = await serve(0);
  client = new LiveClient({
    origins: () => [`http://127.0.0.1:${port}`],
    credentials: { token: 'p.1.secret' },
    random: new SeededRandom(1),
    patience: { first: 20, longest: 50 },
  }).start();
  return port;
}

beforeEach(() => {
  sockets = [];
  heard = [];
  answer = () => ({ ok: true, seq: 2 });
  door = null;
});

afterEach(async () => {
  client.stop();
  await io.close();
});

test('says who it is, keeps a view, applies patches and asks for what it missed', async () => {
  await connect();
  await vi.waitFor(() => expect(client.ready).toBe(true));
  expect(sockets[0]!.handshake.auth).toEqual({ protocol: 1, token: 'p.1.secret' });
  const asked: unknown[] = [];
  sockets[0]!.on('sync', (message) => {
    asked.push(message);
    sockets[0]!.emit('patch', { from: 2, seq: 9, parts: { people: { joined: 9, online: 1 } } });
  });
  sockets[0]!.emit('patch', { from: 1, seq: 2, parts: { people: null, 'result/r': { a: 1 } } });
  sockets[0]!.emit('patch', { from: 5, seq: 8, parts: {} });
  await vi.waitFor(() => expect(client.seq).toBe(9));
  expect(asked).toEqual([{ since: 2 }]);
  expect(client.seen()).toBe('{"people":{"joined":9,"online":1},"result/r":{"a":1}}');
});

test('sends one command at a time, again under its first id after a loss, and keeps every answer', async () => {
  const port = await connect();
  await vi.waitFor(() => expect(client.ready).toBe(true));
  answer = null;
  const first = client.send({ type: 'cast-ballot' });
  const second = client.send({ type: 'cast-ballot' });
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  await io.close();
  answer = (id) => ({ ok: true, seq: id === heard[0]!.id ? 3 : 4 });
  await serve(port);
  expect(await Promise.all([first, second])).toEqual([
    { is: 'done', ack: { ok: true, seq: 3 } },
    { is: 'done', ack: { ok: true, seq: 4 } },
  ]);
  expect(heard.map(({ id }) => id)).toEqual([client.sent[0]!.id, client.sent[0]!.id, client.sent[1]!.id]);
  expect(client.sent[0]!.tries).toBe(2);
});

test('an end is an end, told or met at the door', async () => {
  await connect();
  await vi.waitFor(() => expect(client.ready).toBe(true));
  door = 'token-refused';
  client.offline();
  client.start();
  await vi.waitFor(() => expect(client.overReason).toBe('token-refused'));
  expect(await client.send({ type: 'cast-ballot' })).toEqual({ is: 'gone' });
});
