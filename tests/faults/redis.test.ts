import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { SeededRandom } from '../support/random.ts';
import { quantile, told } from './figures.ts';
import { IN_STEP_WITHIN_MS, Pair, VOTES_PER_SECOND } from './pair.ts';
import { full, startSession, watcher } from './stage.ts';

const TIMES = full ? 100 : 10;
const OUT_WITHIN_MS = 1_000;
const TIME_MS = full ? 1_800_000 : 300_000;

let pair: Pair;
let random: SeededRandom;

beforeAll(async () => {
  random = SeededRandom.forTest('redis');
  pair = await Pair.start(random);
}, 90_000);

afterEach(() => {
  pair.crowd.quiet();
  expect(pair.watch.faults, 'one owner at a time').toEqual([]);
});

afterAll(async () => {
  await pair[Symbol.asyncDispose]();
});

/** Redis fails while people vote: what the owner's people noticed, and when the rest was back. */
async function withoutRedis(what: string, fail: () => Promise<void>, heal: () => Promise<void>) {
  const { crowd } = pair;
  const near = pair.at(pair.roles.owner);
  crowd.busy(VOTES_PER_SECOND);
  await sleep(random.int(50, 200));
  const failedAt = performance.now();
  await fail();
  await sleep(random.int(400, 900));
  const healedAt = performance.now();
  await heal();
  const back = await pair.backInStep(what);

  const during = near.flatMap(({ sent }) =>
    sent.filter(({ firstSentAt }) => firstSentAt >= failedAt && firstSentAt < healedAt),
  );
  expect(during.length, `${what}: people on the owner's process voted`).toBeGreaterThan(10);
  // Answered at the first try, and with nothing that speaks of trouble.
  const noticed = during.filter(
    ({ outcome, tries, answers }) =>
      tries !== 1 ||
      answers.length !== 1 ||
      (outcome?.is !== 'done' && !(outcome?.is === 'refused' && outcome.refusal === 'ballot-missing')),
  );
  expect(noticed, what).toEqual([]);
  for (const { client } of near) expect(client.state, what).toBe('online');
  return { back, latencies: during.flatMap(({ answers }) => answers.map(({ tookMs }) => tookMs)) };
}

test.each([
  {
    how: 'killed and restarted empty',
    fail: () => pair.redis.kill(),
    heal: () => pair.redis.restart(),
  },
  {
    how: 'paused',
    fail: async () => pair.redis.pause(),
    heal: async () => pair.redis.resume(),
  },
])(
  `Redis is $how in mid-round: nobody on the owner's process notices, the rest is back within 2 s (${TIMES} times)`,
  async ({ how, fail, heal }) => {
    const latencies: number[] = [];
    const back: number[] = [];
    for (let round = 1; round <= TIMES; round += 1) {
      const measured = await withoutRedis(`redis ${how} ${round} of seed ${random.seed}`, fail, heal);
      latencies.push(...measured.latencies);
      back.push(measured.back);
    }
    console.log(
      `redis ${how}: answers on the owner's process meanwhile ${told(latencies)}; the rest back after ${told(back)}`,
    );
    expect(quantile(back, 1)).toBeLessThanOrEqual(IN_STEP_WITHIN_MS);
  },
  TIME_MS,
);

test(
  `[PR-10][STOP-1] a stop with Redis dead logs everyone out of both processes within 1 s (${TIMES} times)`,
  async () => {
    const out: number[] = [];
    for (let round = 1; round <= TIMES; round += 1) {
      const what = `stop ${round} of seed ${random.seed}`;
      // Started on one or the other, and stopped on one or the other: either may own the room.
      const small = await startSession(pair.apiOf(pair.servers[round % 2]!), `Stopped ${round}`);
      const group = await pair.join(small, 20);
      const wall = watcher({ token: small.wallToken }, () => pair.origins(round + 1), random);
      await group.until(() => wall.ready, 5_000, 'the wall is up');
      await pair.redis.kill();
      if (random.chance(0.5)) await sleep(random.int(1, 300));
      await pair.apiOf(random.pick(pair.servers)).stop(small.sessionId);
      const stoppedAt = performance.now();
      const everybody = [...group.members.map(({ client }) => client), wall];
      const over = () => everybody.every(({ state }) => state === 'over');
      await group.until(over, OUT_WITHIN_MS * 4, `all are out after ${what}`);
      out.push(...everybody.map(({ overAt }) => overAt - stoppedAt));
      for (const { overReason } of everybody) expect(overReason, what).toBe('stopped');
      await pair.redis.restart();
      group.stop();
      wall.stop();
    }
    console.log(`stop without redis: out after ${told(out)}`);
    expect(quantile(out, 1)).toBeLessThanOrEqual(OUT_WITHIN_MS);
  },
  TIME_MS,
);

test('[PR-12] the owner gets exactly what was acknowledged through all of this', async () => {
  await pair.stopAndCompare();
});
