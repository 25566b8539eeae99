import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal } from '../../sessions/refusals.ts';
import { ApiClient } from '../support/api-client.ts';
import { LiveWire, type Credentials } from '../support/live-wire.ts';
import { SeededRandom } from '../support/random.ts';
import { ServerProcess } from '../support/server-process.ts';
import { Crowd } from './crowd.ts';
import { quantile, told } from './figures.ts';
import { firstOwner, HASTE, startSession, watcher, type Stage } from './stage.ts';

const PEOPLE = 1_000;
const OFFLINE = 100;
const OUT_WITHIN_MS = 1_000;

let random: SeededRandom;
let server: ServerProcess;
let stage: Stage;
let crowd: Crowd;
/** Names of connections that were open before the stop, as Engine.IO and Socket.IO gave them. */
let oldConnections: { engine: string; socket: string }[];

beforeAll(async () => {
  random = SeededRandom.forTest('stop');
  server = await ServerProcess.start({ env: { TRUST_PROXY: 'loopback' } });
  stage = await startSession(await firstOwner(server), 'A thousand people');
}, 60_000);

afterAll(async () => {
  crowd.stop();
  await server[Symbol.asyncDispose]();
});

test('[PR-10][STOP-1] a thousand people, a hundred of them offline, are out within 1 s of the stop', async () => {
  const origins = () => [server.origin];
  const facilitator = watcher(stage.owner, origins, random);
  const others = [
    facilitator,
    watcher({ token: stage.wallToken }, origins, random),
    watcher({ token: stage.coFacilitatorToken }, origins, random),
  ];
  crowd = await Crowd.join({
    api: stage.api,
    code: stage.joinToken,
    count: PEOPLE,
    random,
    origins,
    patience: HASTE,
  });
  await facilitator.ask({ type: 'open-round', roundId: 'choice-named' });
  const offline = random.some(crowd.members, OFFLINE).map(({ client }) => client);
  for (const client of offline) client.offline();
  const online = crowd.members.map(({ client }) => client).filter((client) => !offline.includes(client));
  oldConnections = online.map(({ sids }) => sids!);
  crowd.busy(500);
  await sleep(200);
  const ack = await facilitator.ask({ type: 'stop-session' });
  const stoppedAt = performance.now();
  crowd.quiet();
  // Who was in a tunnel comes out of it now, in the middle of everything.
  for (const client of offline) client.start();
  const everybody = [...online, ...offline, ...others];
  await crowd.until(() => everybody.every(({ state }) => state === 'over'), 5_000, 'everybody is out');
  for (const client of others) client.stop();

  const out = [...online, ...others].map(({ overAt }) => overAt - stoppedAt);
  console.log(`stop: the connected were out after ${told(out)}`);
  expect(quantile(out, 1)).toBeLessThanOrEqual(OUT_WITHIN_MS);
  expect(new Set([...online, ...others].map(({ overReason }) => overReason))).toEqual(new Set(['stopped']));
  // They were told at the door what happened, and never got a view again.
  for (const { overReason, connections } of offline) {
    expect(['token-refused', 'session-stopped', 'stopped']).toContain(overReason);
    expect(connections).toBe(1);
  }
  for (const { sent } of crowd.members)
    for (const { answers } of sent)
      for (const { answer } of answers)
        expect(answer.ok ? answer.seq : 0, 'nothing is acknowledged after the stop').toBeLessThan(ack.seq);
}, 60_000);

/** A way in that was good before the stop: gives the refusal it met, or says that it was let in. */
type Replay = () => Promise<string>;

const LET_IN = 'LET IN';

/** A live connection with these credentials, from a place nobody asked from before. */
function live(credentials: Credentials, handshake?: object): Promise<string> {
  return new Promise((resolve) => {
    let heard = 'closed without a word';
    const letIn = () => (heard = LET_IN);
    new LiveWire(
      { origin: server.origin, credentials, headers: fromElsewhere(), ...(handshake ? { handshake } : {}) },
      {
        connected: letIn,
        view: letIn,
        patch: letIn,
        ended: ({ reason }) => (heard = reason),
        refused: (message) => (heard = message),
        closed: () => resolve(heard),
      },
    );
  });
}

async function http(method: string, path: string, body?: unknown, headers: object = {}): Promise<string> {
  const api = new ApiClient(server.origin);
  const answer = await api.fetch(method, path, body, { ...fromElsewhere(), ...headers });
  if (answer.status < 400) return LET_IN;
  const { code } = answer.body as { code?: unknown };
  // Engine.IO answers in its own words; it knows nothing of sessions.
  return typeof code === 'string' ? code : `transport ${answer.status} ${String(code)}`;
}

/** Each replay comes from another address, so that no limit hides what the door itself would say. */
function fromElsewhere(): Record<string, string> {
  return { 'x-forwarded-for': `10.${random.int(0, 255)}.${random.int(0, 255)}.${random.int(1, 254)}` };
}

/** Every kind of token, cookie, connection name, link and code there was. */
function replays(): Record<string, Replay> {
  const someone = () => random.pick(crowd.members);
  const old = () => random.pick(oldConnections);
  const { sessionId, code, joinToken, wallToken, coFacilitatorToken, api } = stage;
  const asCookie = (value: string) => ({ cookie: `rondo=${value}` });
  return {
    'participant token': () => live({ token: someone().token }),
    'participant token with the names of an old connection': () => {
      const { token } = someone();
      return live({ token }, { protocol: 1, token, pid: old().socket, offset: old().socket });
    },
    'participant token as a sign-in': () => live({ sessionId, cookie: `rondo=${someone().token}` }),
    'wall link': () => live({ token: wallToken }),
    'co-facilitator link': () => live({ token: coFacilitatorToken }),
    'join link as a live token': () => live({ token: joinToken }),
    'no sign-in at all': () => live({ sessionId, cookie: '' }),
    'the owner, live': () => live({ sessionId, cookie: api.cookie }),
    'old connection by polling': () => http('GET', `/socket.io/?EIO=4&transport=polling&sid=${old().engine}`),
    'old connection by posting': () =>
      http('POST', `/socket.io/?EIO=4&transport=polling&sid=${old().engine}`, 'x'),
    'join link': () => http('POST', '/api/v1/join', { code: joinToken }),
    'look through the join link': () => http('POST', '/api/v1/join/look', { code: joinToken }),
    'typed code': () => http('POST', '/api/v1/join', { code }),
    'look by typed code': () => http('POST', '/api/v1/join/look', { code: code.toLowerCase() }),
    'report by participant': () =>
      http('GET', `/api/v1/sessions/${sessionId}/report`, undefined, asCookie(someone().token)),
    'export by wall': () =>
      http('GET', `/api/v1/sessions/${sessionId}/export?format=json`, undefined, {
        authorization: `Bearer ${wallToken}`,
      }),
    'stop by nobody': () => http('POST', `/api/v1/sessions/${sessionId}/stop`),
  };
}

/** Goes through every way in, again and again; gives what each of them met. */
async function replayAll(times: number): Promise<Map<string, Set<string>>> {
  const ways = Object.entries(replays());
  const met = new Map(ways.map(([name]) => [name, new Set<string>()]));
  for (let done = 0; done < times; done += ways.length)
    await Promise.all(ways.map(async ([name, replay]) => met.get(name)!.add(await replay())));
  return met;
}

function refusedEverywhere(met: Map<string, Set<string>>): void {
  for (const [name, answers] of met)
    for (const answer of answers) {
      expect(answer, name).not.toBe(LET_IN);
      expect(isRefusal(answer) || /^transport 4\d\d/.test(answer), `${name}: ${answer}`).toBe(true);
    }
}

test('[PR-11][PR-9] a thousand replays of every token, cookie, connection, link and code are refused', async () => {
  const met = await replayAll(1_000);
  console.log([...met].map(([name, answers]) => `  ${name}: ${[...answers].join(', ')}`).join('\n'));
  refusedEverywhere(met);
  await server.kill();
  await server.restart();
  refusedEverywhere(await replayAll(100));
}, 60_000);
