import { Agent, request, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import type { SeededRandom } from '../support/random.ts';
import { brokenText, mutated, strange } from './mutate.ts';
import type { Heard } from './hostile-wire.ts';

/** What hostile requests are made of. */
export interface HttpPrey {
  origin: string;
  /** A sign-in of its own, so that signing out hurts nobody else. */
  cookie: string;
  /** Drafts that may be changed, started and deleted. */
  drafts: readonly string[];
  joinToken: string;
  code: string;
}

interface Sent {
  method: string;
  path: string;
  body?: string | Buffer;
  headers: OutgoingHttpHeaders;
}

/** How many requests are on their way at once. */
const AT_ONCE = 12;

/** Sends so many hostile requests and notes what was said to them. */
export async function besiege(prey: HttpPrey, requests: number, random: SeededRandom, heard: Heard) {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let left = requests;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      const sent = hostileRequest(prey, random);
      const { status, text } = await send(prey.origin, sent, agent);
      judge(sent, status, text, heard);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  agent.destroy();
}

function judge({ method, path }: Sent, status: number, text: string, heard: Heard): void {
  const from = `${method} ${path.slice(0, 120)}`;
  // 0 is a connection that the server closed: on a request that is none, it may.
  if (status === 0) return;
  if (status >= 500) heard.faults.push(`${from} answered ${status}: ${text.slice(0, 300)}`);
  if (status < 400) heard.accepted += 1;
  else if (path.startsWith('/api/v1/') && method !== 'HEAD') {
    try {
      heard.refusal((JSON.parse(text) as { code?: unknown }).code, from);
    } catch {
      heard.faults.push(
        `${from} answered ${status} with something else than a problem: ${text.slice(0, 200)}`,
      );
    }
  }
}

function send(origin: string, { method, path, body, headers }: Sent, agent: Agent) {
  return new Promise<{ status: number; text: string }>((resolve) => {
    const outgoing = request(origin, { method, path, headers, agent, timeout: 10_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('close', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
      response.on('error', () => undefined);
    });
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => resolve({ status: 0, text: '' }));
    outgoing.end(body);
  });
}

interface Good {
  method: string;
  path: string;
  body?: unknown;
  weight?: number;
}

function goodRequests({ drafts, joinToken, code }: HttpPrey, random: SeededRandom): readonly Good[] {
  const draft = `/api/v1/sessions/${random.pick(drafts)}`;
  const agenda = [
    { id: 'r', kind: 'information', title: 'T', seconds: null, config: { text: 'x', image: null } },
  ];
  return [
    {
      method: 'POST',
      path: '/api/v1/setup',
      body: { token: 'x', email: 'a@b.c', password: 'x', language: 'en' },
    },
    { method: 'GET', path: '/api/v1/me' },
    { method: 'PATCH', path: '/api/v1/me', body: { language: 'nl' } },
    { method: 'POST', path: '/api/v1/join', body: { code: joinToken, name: 'Ann', team: 't' } },
    { method: 'POST', path: '/api/v1/join', body: { code, proof: { salt: 'a.b.c', nonce: '1' } } },
    { method: 'POST', path: '/api/v1/join/look', body: { code: joinToken } },
    {
      method: 'POST',
      path: '/api/v1/sessions',
      body: { title: 'T', language: 'en', settings: { names: 'none', teams: [] } },
    },
    { method: 'POST', path: '/api/v1/sessions', body: { from: random.pick(drafts) } },
    { method: 'GET', path: '/api/v1/sessions?search=a&sort=title&status=draft' },
    { method: 'GET', path: draft },
    { method: 'PATCH', path: draft, body: { version: 1, title: 'T', agenda } },
    { method: 'DELETE', path: `/api/v1/sessions/${random.id(16)}` },
    { method: 'POST', path: `/api/v1/sessions/${random.id(16)}/start` },
    { method: 'POST', path: `/api/v1/sessions/${random.id(16)}/stop` },
    { method: 'GET', path: `${draft}/report` },
    { method: 'GET', path: `${draft}/export?format=csv` },
    { method: 'POST', path: `${draft}/images`, body: 'GIF89a' },
    { method: 'GET', path: `/api/v1/images/${random.id(16)}` },
    { method: 'GET', path: '/healthz' },
    { method: 'GET', path: '/' },
    { method: 'GET', path: '/socket.io/?EIO=4&transport=polling' },
    { method: 'POST', path: '/socket.io/?EIO=4&transport=polling', body: '40/live,{}' },
  ];
}

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND'];
const TYPES = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'image/gif', 'x', ''];

function hostileRequest(prey: HttpPrey, random: SeededRandom): Sent {
  // Passwords cost a fifth of a second each: few, or nothing else would be tried.
  const good: Good = random.chance(0.001)
    ? {
        method: 'POST',
        path: '/api/v1/sign-in',
        body: { email: 'owner@example.org', password: 'Wrong-1234' },
      }
    : random.pick(goodRequests(prey, random));
  const method = random.chance(0.05) ? random.pick(METHODS) : good.method;
  const path = random.chance(0.3) ? hostilePath(good.path, random) : good.path;
  const headers: OutgoingHttpHeaders = {
    'x-forwarded-for': `10.${random.int(0, 255)}.${random.int(0, 255)}.${random.int(1, 254)}`,
  };
  if (random.chance(0.6)) headers['cookie'] = prey.cookie;
  else if (random.chance(0.3))
    headers['cookie'] = `rondo=${encodeURIComponent(JSON.stringify(strange(random)).slice(0, 2_000))}`;
  if (random.chance(0.05)) Object.assign(headers, random.pick(ODD_HEADERS));
  if (good.body === undefined && random.chance(0.9)) return { method, path, headers };
  headers['content-type'] = random.chance(0.95) ? 'application/json' : random.pick(TYPES);
  const text = JSON.stringify(random.chance(0.85) ? mutated(good.body ?? {}, random) : good.body) ?? '';
  const body = random.chance(0.15) ? brokenText(text, random) : text;
  // Said here, because Node's client leaves it out where a method has no body, and what follows would be no request.
  if (random.chance(0.02)) headers['transfer-encoding'] = 'chunked';
  else headers['content-length'] = Buffer.byteLength(body);
  return { method, path, headers, body };
}

const ODD_HEADERS: readonly OutgoingHttpHeaders[] = [
  { 'content-encoding': 'gzip' },
  { 'content-encoding': 'br, gzip' },
  { expect: '100-continue' },
  { range: 'bytes=0-99999999' },
  { 'accept-language': 'x'.repeat(5_000) },
  { 'accept-language': ',;q=,,*;q=9' },
  { 'x-forwarded-for': 'not an address, ::::, 1' },
  { 'x-forwarded-host': 'evil.example' },
  { host: 'evil.example' },
  { 'if-none-match': '"' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
];

function hostilePath(path: string, random: SeededRandom): string {
  const odd = random.pick([
    ...['%00', '%ff', '%', '..%2f..', '%e0%80%af', '__proto__', 'constructor', '%ed%a0%80', '//', "'", '"'],
    ...['a'.repeat(3_000), '%F0%9F%98%80', ';x=1', '?sort[]=1', '?sort=__proto__', '?format[x]=csv', '?a=%'],
  ]);
  if (random.chance(0.5)) return path + odd;
  const parts = path.split('/');
  parts[random.int(1, Math.max(1, parts.length - 1))] = odd.replace(/[?]/g, '');
  return parts.join('/');
}

/** Bytes that are no HTTP at all; the server may close, and must go on. */
export async function garbleHttp(port: number, times: number, random: SeededRandom): Promise<void> {
  for (let at = 0; at < times; at += 1) {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(random.pick(NO_HTTP)));
      socket.setTimeout(100, () => socket.destroy());
      socket.on('data', () => socket.destroy());
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
    });
  }
}

const NO_HTTP: readonly string[] = [
  'GET / HTTP/1.1\r\n\r\n',
  'GET / HTTP/9.9\r\nHost: x\r\n\r\n',
  'GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n',
  'POST /api/v1/join HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
  'POST /api/v1/join HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST /api/v1/join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"co',
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n',
  'GET /elsewhere HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`,
  '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc',
  '\r\n\r\n\r\n',
];
