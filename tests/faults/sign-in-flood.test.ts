import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RoundPart } from '../../sessions/protocol.ts';
import { SeededRandom } from '../support/random.ts';
import { ServerProcess } from '../support/server-process.ts';
import { someBallot } from './agenda.ts';
import { Crowd } from './crowd.ts';
import { quantile, told } from './figures.ts';
import { firstOwner, HASTE, startSession, watcher, type Stage } from './stage.ts';

const PEOPLE = 500;
const FLOOD = 500;
const ACK_WITHIN_MS = 250;
const ROUND = 'choice-named';
/** How long the crowd spreads its votes over: as long as the server is busy with what the flood left. */
const SECONDS = 5;

let random: SeededRandom;
let server: ServerProcess;
let stage: Stage;
let crowd: Crowd;

beforeAll(async () => {
  random = SeededRandom.forTest('sign-in-flood');
  server = await ServerProcess.start({ env: { TRUST_PROXY: 'loopback' } });
  stage = await startSession(await firstOwner(server), 'Voting while somebody guesses');
}, 60_000);

afterAll(async () => {
  crowd.stop();
  await server[Symbol.asyncDispose]();
});

/**
 * Wrong sign-ins, all at once, each of its own account and address, so that no limit spares the server the work. From a
 * process of their own: what is measured is the server, not a page that guesses and votes at the same time.
 */
function flood(): Promise<number[]> {
  const program = `
    const guess = async (n) => {
      const response = await fetch(process.argv[1] + '/api/v1/sign-in', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': '10.7.' + Math.floor(n / 250) + '.' + (n % 250),
        },
        body: JSON.stringify({ email: 'guess-' + n + '@example.org', password: 'Wrong-one-7' }),
      });
      await response.arrayBuffer();
      return response.status;
    };
    const all = Array.from({ length: Number(process.argv[2]) }, (_, n) => guess(n));
    console.log(JSON.stringify(await Promise.all(all)));
  `;
  const args = ['--input-type=module', '-e', program, server.origin, String(FLOOD)];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, (error, stdout) => {
      if (error) reject(new Error('the flood did not run', { cause: error }));
      else resolve(JSON.parse(stdout) as number[]);
    });
  });
}

/** Everybody votes once, spread over some seconds; how long each acknowledgement took. */
function everybodyVotes(): Promise<number[]> {
  return Promise.all(
    crowd.members.map(async ({ client }, n) => {
      await sleep((n / PEOPLE) * SECONDS * 1000);
      const round = client.part<RoundPart>(`round/${ROUND}`);
      const began = performance.now();
      await client.ask({ type: 'cast-ballot', roundId: ROUND, ballot: someBallot(round!, random) });
      return performance.now() - began;
    }),
  );
}

test('[KO-30][PL-18] 500 wrong sign-ins at once while 500 people vote: a vote is acknowledged within 250 ms (p99)', async () => {
  const origins = () => [server.origin];
  const facilitator = watcher(stage.owner, origins, random);
  crowd = await Crowd.join({
    api: stage.api,
    code: stage.joinToken,
    count: PEOPLE,
    random,
    origins,
    patience: HASTE,
  });
  await facilitator.ask({ type: 'open-round', roundId: ROUND });
  await crowd.until(
    () => crowd.members.every(({ client }) => client.part<RoundPart>(`round/${ROUND}`)?.status === 'open'),
    10_000,
    'everybody sees the round',
  );
  const quiet = await everybodyVotes();
  const flooding = flood();
  const took = await everybodyVotes();
  const statuses = await flooding;
  console.log(`sign-in flood: votes took ${told(took)}; without it ${told(quiet)}`);
  // On a machine that is busy with other things votes are slow without any flood, which is no fault of it.
  expect(quantile(took, 0.99)).toBeLessThanOrEqual(Math.max(ACK_WITHIN_MS, 2 * quantile(quiet, 0.99)));
  // What the queue had no place for was turned away at once and is told to come back; nothing got through.
  expect(new Set(statuses)).toEqual(new Set([401, 503]));
  facilitator.stop();
});
