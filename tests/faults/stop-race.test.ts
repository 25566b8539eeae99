import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { CommandAck } from '../../sessions/protocol.ts';
import { Problem, type ApiClient, type Joined } from '../support/api-client.ts';
import { canonical } from '../support/live-client.ts';
import { LiveWire } from '../support/live-wire.ts';
import { differences } from '../support/model.ts';
import { SeededRandom } from '../support/random.ts';
import { ServerProcess } from '../support/server-process.ts';
import { AGENDA } from './agenda.ts';
import { firstOwner, full, startSession, watcher, type Stage } from './stage.ts';

const RACES = full ? 2_000 : 200;
const AT_ONCE = 4;
const VOTERS = 6;
const ROUND = AGENDA.find(({ id }) => id === 'rating-named')!;

interface Vote {
  ballot: unknown;
  sentAt: number;
  answer: CommandAck | null;
}

/** Somebody who votes on and on and waits for nothing. */
class HastyVoter {
  readonly participantId: string;
  readonly votes: Vote[] = [];
  readonly closed: Promise<void>;
  ready = false;
  reason: string | null = null;
  readonly #wire: LiveWire;

  constructor(origin: string, { participantId, token }: Joined) {
    this.participantId = participantId;
    let close = () => {};
    this.closed = new Promise((resolve) => (close = resolve));
    this.#wire = new LiveWire(
      { origin, credentials: { token } },
      {
        connected: () => undefined,
        view: () => (this.ready = true),
        patch: () => undefined,
        ended: ({ reason }) => (this.reason = reason),
        refused: (message) => (this.reason = message),
        closed: () => close(),
      },
    );
  }

  vote(): void {
    if (!this.#wire.open) return;
    const at = this.votes.length;
    const scores = ['r1', 'r2', 'r3'].map((item, place) => ({
      item,
      score: 1 + (Math.floor(at / 5 ** place) % 5),
    }));
    const vote: Vote = { ballot: { scores }, sentAt: performance.now(), answer: null };
    this.votes.push(vote);
    const id = `${this.participantId}-${at}`.slice(-40);
    this.#wire.emit(
      'command',
      { id, type: 'cast-ballot', roundId: ROUND.id, ballot: vote.ballot },
      (answer) => {
        vote.answer = answer as CommandAck;
      },
    );
  }

  /** Nothing of this voter may stand in the results but these: the last acknowledged, or a later unanswered one. */
  mayStand(): unknown[] {
    const last = this.votes.findLastIndex(({ answer }) => answer?.ok);
    const later = this.votes.slice(last + 1).filter(({ answer }) => answer === null);
    return [this.votes[last], ...later].map((vote) => vote?.ballot);
  }

  get acknowledged(): Vote[] {
    return this.votes.filter(({ answer }) => answer?.ok);
  }

  close(): void {
    this.#wire.close();
  }
}

interface Race {
  acknowledged: number;
  refused: number;
  unanswered: number;
  joined: number;
  keptUnanswered: number;
}

/** One small session whose stop meets votes and joins; gives what happened, or throws what may not. */
async function race(api: ApiClient, random: SeededRandom, name: string): Promise<Race> {
  const stage = await startSession(api, name, [ROUND]);
  const origins = () => [api.origin];
  const facilitator = watcher(stage.owner, origins, random);
  const joined = await Promise.all(Array.from({ length: VOTERS }, () => api.join(stage.joinToken)));
  const voters = joined.map((each) => new HastyVoter(api.origin, each));
  try {
    await facilitator.ask({ type: 'open-round', roundId: ROUND.id });
    while (!voters.every(({ ready }) => ready)) await sleep(2);

    const voting = setInterval(() => voters.forEach((voter) => voter.vote()), random.int(1, 3));
    const joining = Promise.all([1, 2].map(() => joinOnAndOn(api, stage)));
    // Heard below; until then a failure elsewhere must not leave it behind unheard.
    joining.catch(() => undefined);
    await sleep(random.int(2, 25));
    const { stopSeq, stoppedAt } = await stop(stage, random, facilitator);
    // They go on as if they had not heard; the server has to end it.
    await Promise.race([Promise.all(voters.map(({ closed }) => closed)), sleep(2_000)]);
    clearInterval(voting);
    const joins = (await joining).flat();
    expect(
      voters.map(({ reason }) => reason),
      name,
    ).toEqual(voters.map(() => 'stopped'));

    const report = await api.report(stage.sessionId);
    const faults: string[] = [];
    for (const { participantId, acknowledged } of voters)
      for (const { answer, sentAt } of acknowledged) {
        if (!answer?.ok) continue;
        if (answer.seq > stopSeq) faults.push(`${participantId} got number ${answer.seq} after ${stopSeq}`);
        if (sentAt > stoppedAt) faults.push(`${participantId} sent after the stop and was acknowledged`);
      }
    const late = joins.filter(({ askedAt }) => askedAt > stoppedAt);
    if (late.length > 0) faults.push(`${late.length} joined after the stop`);
    differences(
      'participants',
      [...joined, ...joins].map(({ participantId }) => participantId),
      report.participants.map(({ participantId }) => participantId),
      faults,
    );
    const kept = new Map(
      report.rounds[0]!.ballots.map(({ participantId, ballot }) => [participantId, canonical(ballot)]),
    );
    if (kept.size !== report.rounds[0]!.ballots.length) faults.push('somebody has two ballots');
    let keptUnanswered = 0;
    for (const voter of voters) {
      const found = kept.get(voter.participantId);
      const may = voter.mayStand().map((ballot) => (ballot === undefined ? undefined : canonical(ballot)));
      if (!may.includes(found))
        faults.push(`${voter.participantId} has ${found}, may have ${may.join(' or ')}`);
      else if (found !== may[0]) keptUnanswered += 1;
    }
    expect(faults, name).toEqual([]);
    const votes = voters.flatMap((voter) => voter.votes);
    return {
      acknowledged: votes.filter(({ answer }) => answer?.ok).length,
      refused: votes.filter(({ answer }) => answer?.ok === false).length,
      unanswered: votes.filter(({ answer }) => answer === null).length,
      joined: joins.length,
      keptUnanswered,
    };
  } finally {
    facilitator.stop();
    for (const voter of voters) voter.close();
  }
}

/** By the console, which is told the number of the stop, or over HTTP, which is not. */
async function stop(
  { api, sessionId }: Stage,
  random: SeededRandom,
  facilitator: ReturnType<typeof watcher>,
): Promise<{ stopSeq: number; stoppedAt: number }> {
  if (random.chance(0.5)) {
    const { seq } = await facilitator.ask({ type: 'stop-session' });
    return { stopSeq: seq, stoppedAt: performance.now() };
  }
  await api.stop(sessionId);
  return { stopSeq: Infinity, stoppedAt: performance.now() };
}

/** Joins until joining is refused. */
async function joinOnAndOn(api: ApiClient, { joinToken }: Stage): Promise<(Joined & { askedAt: number })[]> {
  const joined: (Joined & { askedAt: number })[] = [];
  for (;;) {
    const askedAt = performance.now();
    try {
      joined.push({ ...(await api.join(joinToken)), askedAt });
    } catch (error) {
      if (error instanceof Problem && error.code === 'code-unknown') return joined;
      throw error;
    }
  }
}

test(`[PR-10][STOP-1] a stop that races votes and joins ${RACES} times acknowledges nothing after itself, and keeps what it acknowledged`, async () => {
  const random = SeededRandom.forTest('stop race');
  await using server = await ServerProcess.start();
  const api = await firstOwner(server);
  const totals: Race = { acknowledged: 0, refused: 0, unanswered: 0, joined: 0, keptUnanswered: 0 };
  for (let done = 0; done < RACES; done += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, (_, at) =>
      race(api, random, `Race ${done + at + 1} of seed ${random.seed}`),
    );
    for (const each of await Promise.all(some))
      for (const key of Object.keys(totals) as (keyof Race)[]) totals[key] += each[key];
  }
  console.log(`stop race: ${JSON.stringify(totals)}`);
  expect(totals.keptUnanswered, 'votes that were kept and never answered').toBe(0);
  expect(totals.acknowledged, 'votes that made it').toBeGreaterThan(RACES);
  expect(totals.refused + totals.unanswered, 'votes that came too late').toBeGreaterThan(0);
  expect(totals.joined, 'joins that made it').toBeGreaterThan(0);
}, 600_000);
