import type { BenchRound, Contestant } from './contestant.ts';
import { pause, until, type Crowd } from './crowd.ts';
import type { CrowdClient } from './crowd-client.ts';
import { percentile } from './statistics.ts';

export interface Stage {
  contestant: Contestant;
  crowd: Crowd;
}

/** Puts a round before everybody; answers when the last one had it, in milliseconds since it was asked for. */
export async function ask({ contestant, crowd }: Stage, round: BenchRound): Promise<number> {
  const expected = crowd.present().length;
  const has = new Uint8Array(crowd.clients.length);
  let heard = 0;
  let last = 0;
  const started = performance.now();
  await crowd.listening(
    {
      event: ({ index }, at, bytes, start, end) => {
        if (has[index] === 1 || bytes.subarray(start, end).indexOf(round.id) < 0) return;
        has[index] = 1;
        heard += 1;
        last = at;
      },
    },
    async () => {
      await contestant.open(round);
      await until('the question to reach everybody', () => heard >= expected);
    },
  );
  return last - started;
}

export interface Votes {
  /** How long each vote waited for its acknowledgement. */
  waits: Float64Array;
  /** How long each vote took to be counted on the wall. */
  wallWaits: number[];
}

/** Everybody votes once, spread evenly over a time; 0 is the same instant. */
export async function vote({ contestant, crowd }: Stage, round: BenchRound, overMs: number): Promise<Votes> {
  const voters = shuffled(crowd.present());
  const waits = new Float64Array(voters.length);
  const shown: { at: number; count: number }[] = [];
  let answered = 0;
  contestant.wall.hears = (patch) => {
    const count = contestant.votesIn(patch, round);
    if (count !== null) shown.push({ at: performance.now(), count });
  };
  const ack = (client: CrowdClient, at: number): void => {
    waits[answered] = at - client.sentAt;
    answered += 1;
  };
  await crowd.listening({ ack }, async () => {
    const started = performance.now();
    for (let sent = 0; sent < voters.length;) {
      const due = overMs === 0 ? Infinity : ((performance.now() - started) / overMs) * voters.length;
      for (; sent < voters.length && sent <= due; sent += 1) crowd.vote(voters[sent], round);
      if (sent < voters.length) await pause(1);
    }
    await until('every vote to be answered', () => answered >= voters.length);
    await until('the wall to show every vote', () => shown.some(({ count }) => count >= voters.length));
  });
  contestant.wall.hears = null;
  const sentAt = voters.map((client) => client.sentAt).sort((a, b) => a - b);
  return { waits, wallWaits: waitsOnTheWall(sentAt, shown) };
}

/** The n-th vote is on the wall when the wall first counts n. */
function waitsOnTheWall(
  sentAt: readonly number[],
  shown: readonly { at: number; count: number }[],
): number[] {
  const waits: number[] = [];
  for (const { at, count } of shown)
    for (const sent of sentAt.slice(waits.length, Math.max(waits.length, count))) waits.push(at - sent);
  return waits;
}

export interface ClosedLoop {
  votesPerSecond: number;
  cpuPer10kVotes: number;
  /** CPU a vote cost in the last tenth of the votes, by what it cost in the first. */
  costGrowth: number;
  /** The share of its core the crowd was busy for. */
  crowdBusy: number;
}

const TENTHS = 10;

/** Everybody votes again as soon as the last vote is answered, for a while. */
export async function voteWithoutPause(
  { contestant, crowd }: Stage,
  round: BenchRound,
  seconds: number,
): Promise<ClosedLoop> {
  const voters = crowd.present();
  const marks: { votes: number; cpu: number; at: number }[] = [];
  let going = true;
  let answered = 0;
  let idle = 0;
  const mark = async (): Promise<void> => {
    const { cpuSeconds } = await contestant.process.read();
    marks.push({ votes: answered, cpu: cpuSeconds, at: performance.now() });
  };
  const ack = (client: CrowdClient): void => {
    answered += 1;
    if (going) crowd.vote(client, round);
    else idle += 1;
  };
  const before = process.cpuUsage();
  await crowd.listening({ ack }, async () => {
    await mark();
    for (const client of voters) crowd.vote(client, round);
    for (let tenth = 0; tenth < TENTHS; tenth += 1) {
      await pause((seconds * 1000) / TENTHS);
      await mark();
    }
    going = false;
    await until('every vote to be answered', () => idle >= voters.length);
  });
  const crowdCpu = process.cpuUsage(before);
  const cost = (from: number, to: number): { votes: number; cpu: number; seconds: number } => {
    const [a, b] = [marks.at(from), marks.at(to)];
    if (!a || !b) throw new Error('the closed loop was not measured');
    return { votes: b.votes - a.votes, cpu: b.cpu - a.cpu, seconds: (b.at - a.at) / 1000 };
  };
  const whole = cost(0, -1);
  const first = cost(0, 1);
  const last = cost(-2, -1);
  return {
    votesPerSecond: whole.votes / whole.seconds,
    cpuPer10kVotes: (whole.cpu / whole.votes) * 10_000,
    costGrowth: last.cpu / last.votes / (first.cpu / first.votes),
    crowdBusy: (crowdCpu.user + crowdCpu.system) / 1e6 / whole.seconds,
  };
}

/** One vote at a time in a room where nothing else happens: milliseconds until the wall tells of it (median). */
export async function voteQuietly(
  { contestant, crowd }: Stage,
  round: BenchRound,
  votes: number,
): Promise<number> {
  const waits: number[] = [];
  for (const client of shuffled(crowd.present()).slice(0, votes)) {
    // Not in step with the server's tick.
    await pause(130 + (client.index % 97));
    let told = false;
    contestant.wall.hears = (patch) => {
      if (told || contestant.votesIn(patch, round) === null) return;
      told = true;
      waits.push(performance.now() - client.sentAt);
    };
    crowd.vote(client, round);
    await until('the wall to tell of a vote', () => told);
    contestant.wall.hears = null;
  }
  return percentile(waits, 0.5);
}

/** Clients in an order that says nothing of when they joined, and is the same each time. */
function shuffled(clients: readonly CrowdClient[]): CrowdClient[] {
  let state = 12345;
  const keyed = clients.map((client) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return { client, key: state };
  });
  return keyed.sort((a, b) => a.key - b.key).map(({ client }) => client);
}
