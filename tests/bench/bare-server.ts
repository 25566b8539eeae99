import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { LIVE_NAMESPACE } from '../../sessions/protocol.ts';

/**
 * The yardstick: Socket.IO with the product's transport settings and payloads and nothing behind it. No session, no
 * check, no journal, no privacy. A vote is an event with an acknowledgement, a question one `emit` to all.
 *
 * Who connects as `{token: 'driver'}` may give orders, which stand for the facilitator's commands:
 * `emit` sends the given event to everybody, `count` starts counting anew, `end` sends everybody away, `nothing` does nothing.
 */
interface Order {
  type: 'emit' | 'count' | 'end' | 'nothing';
  event?: string;
  message?: unknown;
  /** Who gets the count every TICK_MS. */
  tally?: 'wall' | 'everybody';
}

const TICK_MS = 100;
const BACKLOG = 4_096;
/** What `from` is in a count. */
const COUNT = -1;
const http = createServer();
const io = new Server(http, {
  transports: ['websocket'],
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
});
const live = io.of(LIVE_NAMESPACE);
const view = JSON.parse(process.env['RONDO_BENCH_VIEW'] ?? '{}') as unknown;
const tally = JSON.parse(process.env['RONDO_BENCH_TALLY'] ?? '{}') as { from?: number; seq?: number };
// Tells the count from other messages; the bytes stay as they were.
tally.from = COUNT;

let votes = 0;
let told = 0;
let audience: Order['tally'] = 'wall';

live.on('connection', (socket) => {
  const driver = (socket.handshake.auth as { token?: string }).token === 'driver';
  if (driver) void socket.join('wall');
  socket.on('command', (message: Order, ack: (answer: unknown) => void) => {
    if (!driver) votes += 1;
    ack({ ok: true, seq: votes });
    if (driver) obey(message);
  });
  socket.emit('view', view);
});

function obey({ type, event = '', message, tally: to = 'wall' }: Order): void {
  switch (type) {
    case 'emit':
      live.emit(event, message);
      return;
    case 'count':
      votes = told = 0;
      audience = to;
      return;
    case 'end':
      live.emit('ended', { reason: 'stopped' });
      live.disconnectSockets(true);
      return;
    case 'nothing':
  }
}

setInterval(() => {
  if (votes === told) return;
  told = votes;
  tally.seq = votes;
  (audience === 'everybody' ? live : live.to('wall')).emit('patch', tally);
}, TICK_MS);

http.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, () => {
  process.stdout.write(`bare server on ${(http.address() as AddressInfo).port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
