import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { SocketLine, type Line, type LineListener, type Refused } from '../../../client/live/line.ts';
import { PollingLine } from '../../../client/live/polling-line.ts';
import { isRefusal } from '../../../sessions/refusals.ts';
import type { Handshake, View } from '../../../sessions/protocol.ts';
import { BrowserSocket } from '../../support/browser-socket.ts';
import type { TestSession } from '../rooms/rig.ts';
import { LiveRig } from './live-rig.ts';

/** What a page has of a browser, as far as a line is concerned. */
const page = new EventTarget();

/** Notes what a line tells, in order. */
class Heard implements LineListener {
  readonly told: string[] = [];
  readonly events: [string, unknown][] = [];
  refusal: Refused | null = null;

  opened(): void {
    this.told.push('opened');
  }

  refused(error: Refused | null): void {
    this.told.push('refused');
    this.refusal = error;
  }

  lost(): void {
    this.told.push('lost');
  }

  heard(event: string, payload: unknown): void {
    this.events.push([event, payload]);
  }

  until(told: string): Promise<void> {
    return vi.waitFor(() => expect(this.told.at(-1)).toBe(told), { timeout: 5_000 });
  }
}

beforeAll(() => {
  vi.stubGlobal('WebSocket', BrowserSocket);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});
afterAll(() => vi.unstubAllGlobals());

describe.each([SocketLine, PollingLine])('a line to the gateway: %o', (Kind) => {
  let rig: LiveRig;
  let session: TestSession;
  const lines: Line[] = [];

  beforeAll(async () => {
    rig = await LiveRig.open();
    session = await rig.session();
  });
  afterAll(async () => {
    for (const line of lines) line.close();
    await rig[Symbol.asyncDispose]();
  });

  function line(token: string, origin = rig.origin): { line: Line; heard: Heard } {
    const heard = new Heard();
    const auth: Handshake = { protocol: 1, token };
    const line = new Kind(origin, auth, heard);
    lines.push(line);
    return { line, heard };
  }

  it('is let in, hears its view, and its commands are answered', async () => {
    const { id, token } = await rig.join(session);
    const { line: own, heard } = line(token);
    own.open();
    await heard.until('opened');
    expect(own.connected).toBe(true);
    await vi.waitFor(() => expect(heard.events.length).toBeGreaterThan(0));
    const [event, view] = heard.events[0] ?? [];
    expect([event, (view as View).me?.participantId]).toEqual(['view', id]);
    const [one, two] = await Promise.all([
      own.ask('command', { id: 'one', type: 'no such command' }, 5_000),
      own.ask('command', { id: 'two', type: 'cast-ballot' }, 5_000),
    ]);
    for (const answer of [one, two]) expect(answer).toMatchObject({ ok: false });
  });

  it('is asked to say what it missed, and hears it', async () => {
    const { line: own, heard } = line((await rig.join(session)).token);
    own.open();
    await heard.until('opened');
    await vi.waitFor(() => expect(heard.events.length).toBeGreaterThan(0));
    const before = heard.events.length;
    own.say('sync', { since: 0 });
    await vi.waitFor(() => expect(heard.events.length).toBeGreaterThan(before));
  });

  it('is told why it is not let in, and can be opened again', async () => {
    const { line: own, heard } = line('nobody’s');
    for (const _ of [1, 2]) {
      heard.told.length = 0;
      own.open();
      await heard.until('refused');
      expect(own.connected).toBe(false);
      expect(heard.refusal?.data).toEqual({ refusal: 'token-refused' });
    }
  });

  it('tells that nobody is there, with no reason of the server’s', async () => {
    const { line: own, heard } = line('any', 'http://127.0.0.1:1');
    own.open();
    await heard.until('refused');
    expect(isRefusal(heard.refusal?.message)).toBe(false);
  });

  it('answers nothing more once it is lost, is lost once, and comes back', async () => {
    const { line: own, heard } = line((await rig.join(session)).token);
    own.open();
    await heard.until('opened');
    const asked = own.ask('command', { id: 'x', type: 'say-ready' }, 5_000);
    own.close();
    expect(await asked).toBeNull();
    await heard.until('lost');
    own.close();
    expect(heard.told).toEqual(['opened', 'lost']);
    own.open();
    await heard.until('opened');
  });
});

describe('a line over a WebSocket', () => {
  /** A server that lets in whoever comes and then does as it is told. */
  async function scripted(interval: number, then: (socket: WebSocket) => void) {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    const said: string[] = [];
    server.on('connection', (socket) => {
      socket.send(`0${JSON.stringify({ sid: 's', pingInterval: interval, pingTimeout: interval })}`);
      socket.on('message', (data: Buffer) => {
        said.push(data.toString());
        if (!data.toString().startsWith('40')) return;
        socket.send('40/live,{"sid":"t"}');
        then(socket);
      });
    });
    const heard = new Heard();
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const line = new SocketLine(origin, { protocol: 1, token: 't' }, heard);
    line.open();
    return { heard, said, line, [Symbol.dispose]: () => server.close() };
  }

  it('answers the server’s pings', async () => {
    using server = await scripted(5_000, (socket) => socket.send('2'));
    await vi.waitFor(() => expect(server.said).toContain('3'));
    expect(server.heard.told).toEqual(['opened']);
    server.line.close();
  });

  it('is lost when the server has been silent for too long', async () => {
    using server = await scripted(30, () => undefined);
    await server.heard.until('lost');
    expect(server.line.connected).toBe(false);
  });

  it.each([
    ['the server says that it is over', (socket: WebSocket) => socket.send('41/live,')],
    ['the server closes it', (socket: WebSocket) => socket.close()],
  ])('is lost when %s', async (_, then) => {
    using server = await scripted(5_000, then);
    await server.heard.until('lost');
    expect(server.heard.told.filter((told) => told === 'lost')).toHaveLength(1);
  });

  it('is lost when the device loses its network', async () => {
    using server = await scripted(5_000, () => undefined);
    await server.heard.until('opened');
    page.dispatchEvent(new Event('offline'));
    expect(server.heard.told).toEqual(['opened', 'lost']);
  });

  it('takes no answer that comes too late', async () => {
    using server = await scripted(5_000, () => undefined);
    await server.heard.until('opened');
    expect(await server.line.ask('command', {}, 10)).toBeNull();
    server.line.close();
  });
});
