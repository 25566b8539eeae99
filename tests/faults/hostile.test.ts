import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../sessions/protocol.ts';
import { ApiClient } from '../support/api-client.ts';
import { LiveWire } from '../support/live-wire.ts';
import { reportFaults } from '../support/model.ts';
import { SeededRandom } from '../support/random.ts';
import { ServerProcess } from '../support/server-process.ts';
import { AGENDA } from './agenda.ts';
import { Crowd } from './crowd.ts';
import { told } from './figures.ts';
import { besiege, garbleHttp } from './hostile-http.ts';
import { pollWickedly } from './hostile-polling.ts';
import { Heard, intrude, type Intruder } from './hostile-wire.ts';
import { firstOwner, HASTE, startSession, watcher, type Stage } from './stage.ts';

const FRAMES = 92_000;
const REQUESTS = 8_000;
/** Hostile connections open at once. */
const INTRUDERS = 12;
/** Connections by the slower transport, one after the other. */
const POLLERS = 200;
const PEOPLE = 20;

let random: SeededRandom;
let server: ServerProcess;
let api: ApiClient;
/** A session of honest people, and one that is attacked from inside. */
let honest: Stage;
let attacked: Stage;
let crowd: Crowd;

beforeAll(async () => {
  random = SeededRandom.forTest('hostile');
  server = await ServerProcess.start({ env: { TRUST_PROXY: 'loopback' } });
  api = await firstOwner(server);
  honest = await startSession(api, 'Honest');
  attacked = await startSession(api, 'Attacked');
  const origins = () => [server.origin];
  crowd = await Crowd.join({ api, code: honest.joinToken, count: PEOPLE, random, origins, patience: HASTE });
  const facilitator = watcher(honest.owner, origins, random);
  await facilitator.ask({ type: 'open-round', roundId: 'choice-named' });
  facilitator.stop();
}, 60_000);

afterAll(async () => {
  crowd.stop();
  await server[Symbol.asyncDispose]();
});

async function intruders(): Promise<Intruder[]> {
  const protocol = PROTOCOL_VERSION;
  const joined = await Promise.all(Array.from({ length: 5 }, () => api.join(attacked.joinToken)));
  return [
    ...joined.map(({ token }): Intruder => ({ auth: { protocol, token }, commands: 'participant' })),
    { auth: { protocol, token: attacked.wallToken }, commands: 'participant' },
    { auth: { protocol, token: attacked.coFacilitatorToken }, commands: 'facilitator' },
    {
      auth: { protocol, sessionId: attacked.sessionId },
      headers: { cookie: api.cookie },
      commands: 'facilitator',
    },
  ];
}

test(`${FRAMES + REQUESTS} mutated frames and requests: the process goes on, refuses by its list, and honest votes count`, async () => {
  const { pid } = server;
  const heard = new Heard();
  const sources = await intruders();
  const attacker = new ApiClient(server.origin);
  await attacker.signIn();
  const drafts = await Promise.all([1, 2, 3].map(() => attacker.createSession('Prey', AGENDA)));
  const prey = {
    ...attacked,
    origin: server.origin,
    cookie: attacker.cookie,
    drafts: drafts.map(({ id }) => id),
  };

  await api.metrics();
  crowd.busy(50);
  const began = performance.now();
  await Promise.all([
    ...Array.from({ length: INTRUDERS }, () =>
      intrude(server.origin, sources, FRAMES / INTRUDERS, random.fork(), heard),
    ),
    besiege(prey, REQUESTS, random.fork(), heard),
    pollWickedly(server.origin, sources, POLLERS, random.fork(), heard),
    garbleHttp(server.port, 200, random.fork()),
  ]);
  const seconds = (performance.now() - began) / 1000;
  const metrics = await api.metrics();
  const ms = (name: string) => ((metrics.get(name) ?? NaN) * 1000).toFixed(1);
  crowd.quiet();
  const codes = [...heard.refusals].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
  const waits = crowd.members.flatMap(({ sent }) =>
    sent.flatMap(({ answers }) => answers.map(({ tookMs }) => tookMs)),
  );
  console.log(
    `hostile: ${heard.frames} frames on ${heard.connections} connections and ${REQUESTS} requests in ` +
      `${seconds.toFixed(1)} s; ${heard.accepted} accepted; refused: ${codes.join(', ')}\n` +
      `${metrics.get('process_cpu_seconds_total')?.toFixed(1)} s of the server's processor; event-loop delay p99 ${ms('nodejs_eventloop_lag_p99_seconds')} ms, max ${ms('nodejs_eventloop_lag_max_seconds')} ms; honest answers ${told(waits)}`,
  );
  expect([...new Set(heard.faults)].slice(0, 20)).toEqual([]);
  expect(server.alive).toBe(true);
  expect(server.pid).toBe(pid);
  expect(heard.frames).toBeGreaterThanOrEqual(FRAMES);
  expect(heard.refusals.size, 'different refusals').toBeGreaterThan(15);

  // A real vote, and the results of a session next door.
  await crowd.until(() => crowd.inStep(), 5_000, 'honest people are in step');
  const { client } = crowd.members[0]!;
  const ballot = { picks: ['c3'], abstain: false };
  expect(await client.send({ type: 'cast-ballot', roundId: 'choice-named', ballot })).toMatchObject({
    is: 'done',
  });
  await api.stop(honest.sessionId);
  expect(reportFaults(await api.report(honest.sessionId), AGENDA, crowd.members)).toEqual([]);
}, 180_000);

test('pages of other origins get no connection, on either transport', async () => {
  const evil = [
    ...['https://evil.example', 'null', `http://localhost.evil.example:${server.port}`, 'http://127.0.0.1:1'],
    ...[`https://127.0.0.1:${server.port}`, `http://127.0.0.1:${server.port}.evil.example`, '', 'file://'],
  ];
  const { joinToken } = await startSession(api, 'For our own pages');
  const { token } = await api.join(joinToken);
  for (const origin of evil) {
    const heard = await new Promise<string>((resolve) => {
      let last = 'closed';
      new LiveWire(
        { origin: server.origin, credentials: { token }, headers: { origin } },
        {
          connected: () => resolve('LET IN'),
          view: () => resolve('LET IN'),
          patch: () => resolve('LET IN'),
          ended: () => undefined,
          refused: (message) => (last = message),
          closed: () => resolve(last),
        },
      );
    });
    expect(heard, `websocket from ${origin}`).toMatch(/^http-40[03]$/);
    const polling = await rawStatus('/socket.io/?EIO=4&transport=polling', { origin });
    expect(polling, `polling from ${origin}`).toBeGreaterThanOrEqual(400);
    expect(polling, `polling from ${origin}`).toBeLessThan(500);
    const posted = await rawStatus(
      '/api/v1/sign-in',
      { origin },
      '{"email":"owner@example.org","password":"x"}',
    );
    expect(posted, `HTTP from ${origin}`).toBe(403);
  }
  expect(await rawStatus('/socket.io/?EIO=4&transport=polling', { 'sec-fetch-site': 'cross-site' })).toBe(
    403,
  );
  expect(await rawStatus('/socket.io/?EIO=4&transport=polling', { origin: server.origin })).toBe(200);
});

/** A request with headers as they are; a browser's `fetch` would not let a test set them. */
function rawStatus(path: string, headers: Record<string, string>, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      server.origin + path,
      {
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
