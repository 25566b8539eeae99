import { expect, test } from 'vitest';
import type { ResultOf } from '../../sessions/rounds/registry.ts';
import { canonical, LiveClient } from '../support/live-client.ts';
import { BY_HASH, dumpOf, keysIn, LinkAttack, right } from '../support/link-attack.ts';
import { plannedRound, typedItems } from '../support/planned-round.ts';
import { SeededRandom } from '../support/random.ts';
import { ServerProcess } from '../support/server-process.ts';
import { firstOwner, HASTE, startSession, watcher } from './stage.ts';

const VOTERS = 40;
const ITEMS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const SECRET = ['s1', 's2', 's3', 's4'];
const vote = { source: typedItems(...ITEMS), maxPicks: 3 };
const AGENDA = [
  plannedRound('named', 'choice', { ...vote, anonymity: 'named' }),
  ...SECRET.map((id) => plannedRound(id, 'choice', { ...vote, anonymity: 'secret' })),
];

/**
 * Every voter of a round casts another ballot, so that a guess by chance is right for one voter a round on average: with four
 * rounds the number of right ones is Poisson with mean 4. More than 22 come in one of 10¹⁰ guesses; a dump gives less than
 * 2 × 10⁴ of them, so that chance alone fails this test less than once in 100,000 runs. A real link is right for about 160.
 */
const BY_CHANCE = 22;

test('[law 8][VOTE-5] from all that is left of secret rounds, a matching script does no better than chance', async () => {
  const random = SeededRandom.forTest('secret rounds');
  await using server = await ServerProcess.start({ env: { LOG_LEVEL: 'trace' } });
  const api = await firstOwner(server);
  const stage = await startSession(api, 'Secrets', AGENDA);
  const origins = () => [server.origin];
  const facilitator = watcher(stage.owner, origins, random);
  const voters: { id: string; token: string; client: LiveClient }[] = [];
  for (let at = 0; at < VOTERS; at += 1) {
    const { participantId: id, token } = await api.join(stage.code);
    const credentials = { token };
    voters.push({
      id,
      token,
      client: new LiveClient({ origins, credentials, random: random.fork(), patience: HASTE }).start(),
    });
  }
  const ids = voters.map(({ id }) => id);
  const truths = new Map<string, Map<string, string>>();

  /** Everybody votes, one after the other, in the order in which they joined. */
  const play = async (roundId: string, amid?: () => Promise<void>): Promise<void> => {
    await facilitator.ask({ type: 'open-round', roundId });
    const truth = new Map<string, string>();
    const texts = random.some(distinctBallots(), VOTERS + 5);
    const cast = async ({ id, client }: (typeof voters)[number], text: string) => {
      await client.ask({ type: 'cast-ballot', roundId, ballot: JSON.parse(text) as unknown });
      truth.set(id, text);
    };
    for (const [at, voter] of voters.entries()) {
      if (at === VOTERS / 2) await amid?.();
      await cast(voter, texts[at]!);
      // Some change their minds, late.
      if (at % 8 === 7) await cast(voters[at - 5]!, texts[VOTERS + (at - 7) / 8]!);
    }
    truths.set(roundId, truth);
  };

  await play('named');
  await facilitator.ask({ type: 'close-round', roundId: 'named' });
  const control = await dumpOf(server.dataDir, server.output);
  const best = Math.max(
    ...correct(new LinkAttack(control, ids), truths.get('named')!).map(({ count }) => count),
  );
  expect(best, 'where there is a link the script finds it').toBeGreaterThan(VOTERS * 0.9);

  for (const [at, roundId] of SECRET.entries()) {
    await play(roundId, async () => {
      if (at % 2 === 0) return;
      await server.kill();
      await server.restart();
      await expect.poll(() => facilitator.state, { timeout: 5_000 }).toBe('online');
    });
    // Until the close everybody is shown the own ballot, also by a process that has never seen it before.
    const again = new LiveClient({
      origins,
      credentials: { token: voters[3]!.token },
      random: random.fork(),
    }).start();
    await expect.poll(() => again.ready, { timeout: 5_000 }).toBe(true);
    const own = truths.get(roundId)!.get(ids[3]!)!;
    expect(canonical(again.me?.ballots[roundId])).toBe(canonical(JSON.parse(own)));
    again.stop();
    const open = await dumpOf(server.dataDir, server.output);
    expect(open.tables.get('round_keys'), 'while it is open there is a key').toHaveLength(1);
    const hashed = new LinkAttack(open, ids).guesses([own]).some(({ how }) => how === BY_HASH);
    expect(hashed, 'and with it the script finds the voters').toBe(true);
    const [key] = open.tables.get('round_keys')!.map((row) => row['key'] as Buffer);

    await facilitator.ask({ type: 'close-round', roundId });
    const closed = await dumpOf(server.dataDir, server.output);
    for (const [name, bytes] of closed.files)
      expect(bytes.includes(key!), `the key of ${roundId} is in ${name}`).toBe(false);
    expect(keysIn(closed).some((found) => found.equals(key!))).toBe(false);
    const counts = new Map<string, number>();
    for (const text of truths.get(roundId)!.values())
      for (const pick of (JSON.parse(text) as { picks: string[] }).picks)
        counts.set(pick, (counts.get(pick) ?? 0) + 1);
    await facilitator.ask({ type: 'show-results', roundId, audiences: ['facilitator'], shown: true });
    const result = () => facilitator.part<ResultOf<'choice'>>(`result/${roundId}`);
    await expect.poll(() => result()?.respondents, { timeout: 3_000 }).toBe(VOTERS);
    for (const { id, count } of result()!.items) expect(count).toBe(counts.get(id) ?? 0);
  }

  const whileLive = await dumpOf(server.dataDir, server.output);
  // A process that reads the journal anew knows no more than what is on the disk.
  await server.kill();
  await server.restart();
  const afterKill = await dumpOf(server.dataDir, server.output);
  const late = new LiveClient({
    origins,
    credentials: { token: voters[3]!.token },
    random: random.fork(),
  }).start();
  await expect.poll(() => late.ready, { timeout: 5_000 }).toBe(true);
  expect(Object.keys(late.me?.ballots ?? {})).toEqual(['named']);
  late.stop();

  await api.stop(stage.sessionId);
  const report = await api.report(stage.sessionId);
  for (const roundId of SECRET) {
    const kept = report.rounds.find((round) => round.roundId === roundId)!.ballots;
    expect(kept.map(({ ballot }) => canonical(ballot)).sort()).toEqual(
      [...truths.get(roundId)!.values()].map((text) => canonical(JSON.parse(text))).sort(),
    );
    expect(kept.every(({ participantId, teamId }) => participantId === null && teamId === null)).toBe(true);
  }
  const afterStop = await dumpOf(server.dataDir, server.output);

  for (const [when, dump] of Object.entries({ whileLive, afterKill, afterStop })) {
    const sums = new Map<string, number>();
    const attack = new LinkAttack(dump, ids);
    for (const roundId of SECRET)
      for (const { how, count } of correct(attack, truths.get(roundId)!))
        sums.set(how, (sums.get(how) ?? 0) + count);
    expect(sums.size, 'ways to guess').toBeGreaterThan(20);
    expect(sums.size).toBeLessThan(20_000);
    for (const [how, count] of sums) expect(count, `${when}: ${how}`).toBeLessThanOrEqual(BY_CHANCE);
    expect([...sums.keys()].filter((how) => how === BY_HASH)).toEqual([]);
  }
  for (const { client } of voters) client.stop();
  facilitator.stop();
});

function correct(attack: LinkAttack, truth: ReadonlyMap<string, string>) {
  return attack.guesses([...truth.values()].sort()).map((guess) => ({
    how: guess.how,
    count: right(guess, truth),
  }));
}

/** One to three of eight, as they stand in JSON. */
function distinctBallots(): string[] {
  const picks: string[][] = [];
  for (const [i, a] of ITEMS.entries()) {
    picks.push([a]);
    for (const [j, b] of ITEMS.entries()) {
      if (j <= i) continue;
      picks.push([a, b]);
      for (const c of ITEMS.slice(j + 1)) picks.push([a, b, c]);
    }
  }
  return picks.map((each) => JSON.stringify({ picks: each, abstain: false }));
}
