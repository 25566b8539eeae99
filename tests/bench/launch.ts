import type { Contestant, Telling } from './contestant.ts';
import { Crowd, JOINS_AT_A_TIME, pause, until } from './crowd.ts';
import type { Figures } from './figures.ts';
import { median, percentile } from './statistics.ts';
import { ask, vote, voteQuietly, voteWithoutPause, type Stage } from './voting.ts';

const WARM_UP_SECONDS = 1.5;
const QUESTIONS = 5;
const ROUNDS = 3;
const CLOSED_LOOP_SECONDS = 5;
const QUIET_VOTES = 15;
/** Long enough for the last count to reach everybody. */
const SETTLE_MS = 700;
const RECONNECTING = 1_000;

/** Takes every figure of one server that was just started, with `people` participants; leaves it with the session ended. */
export async function measureLaunch(contestant: Contestant, people: number): Promise<Figures> {
  const crowd = new Crowd();
  const stage = { contestant, crowd };
  try {
    const joining = await measureJoining(stage, people);
    const warmUp = contestant.nextRound();
    await ask(stage, warmUp);
    await voteWithoutPause(stage, warmUp, WARM_UP_SECONDS);
    await contestant.close(warmUp);

    const questions: number[] = [];
    for (let round = 0; round < QUESTIONS; round += 1) {
      await pause(SETTLE_MS);
      questions.push(await ask(stage, contestant.nextRound()));
    }
    const figures: Figures = {
      ...joining,
      fanOutLast: median(questions),
      ...(await measureRounds(stage)),
      ...(await measureLoops(stage)),
      ...(await measureReconnecting(stage)),
      stopP99: await measureStop(stage),
    };
    if (crowd.firstRefusal !== null) throw new Error(`the server refused: ${crowd.firstRefusal}`);
    return figures;
  } finally {
    crowd.disband();
  }
}

async function measureJoining(
  { contestant, crowd }: Stage,
  people: number,
): Promise<Pick<Figures, 'joinsPerSecond' | 'lostJoins' | 'liveBytes' | 'rssBytes'>> {
  // The first few bring code into being that everybody shares.
  await crowd.join(contestant, JOINS_AT_A_TIME);
  await pause(SETTLE_MS);
  const before = await contestant.process.read('gc');
  const counted = people - JOINS_AT_A_TIME;
  const started = performance.now();
  const lostJoins = await crowd.join(contestant, counted);
  const seconds = (performance.now() - started) / 1000;
  await pause(2 * SETTLE_MS);
  const after = await contestant.process.read('gc');
  return {
    joinsPerSecond: (counted - lostJoins) / seconds,
    lostJoins,
    liveBytes: (after.live - before.live) / counted,
    rssBytes: (after.rss - before.rss) / counted,
  };
}

type RoundFigures = Pick<
  Figures,
  'secondP50' | 'secondP99' | 'wallP50' | 'wallP99' | 'roundCpu' | 'delayP99' | 'bytesDown' | 'bytesUp'
>;

/** Full rounds: question, everybody votes within a second, counts, close, result. Both ways of telling, in turn. */
async function measureRounds(
  stage: Stage,
): Promise<RoundFigures & Pick<Figures, 'otherP99' | 'otherCpu' | 'otherBytesDown'>> {
  const [first, second] = stage.contestant.tellings;
  const main: RoundFigures[] = [];
  const other: RoundFigures[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    main.push(await measureRound(stage, first));
    other.push(await measureRound(stage, second));
  }
  const typical = (rounds: readonly RoundFigures[], figure: keyof RoundFigures): number =>
    median(rounds.map((figures) => figures[figure]));
  return {
    secondP50: typical(main, 'secondP50'),
    secondP99: typical(main, 'secondP99'),
    wallP50: typical(main, 'wallP50'),
    wallP99: typical(main, 'wallP99'),
    roundCpu: typical(main, 'roundCpu'),
    delayP99: typical(main, 'delayP99'),
    bytesDown: typical(main, 'bytesDown'),
    bytesUp: typical(main, 'bytesUp'),
    otherP99: typical(other, 'secondP99'),
    otherCpu: typical(other, 'roundCpu'),
    otherBytesDown: typical(other, 'bytesDown'),
  };
}

async function measureRound(stage: Stage, telling: Telling): Promise<RoundFigures> {
  const { contestant, crowd } = stage;
  const round = contestant.nextRound(telling);
  await pause(SETTLE_MS);
  const before = await contestant.process.read('fresh');
  const bytes = crowd.bytes();
  await ask(stage, round);
  const { waits, wallWaits } = await vote(stage, round, 1000);
  await pause(SETTLE_MS);
  await contestant.close(round);
  await pause(SETTLE_MS);
  const after = await contestant.process.read();
  const { down, up } = crowd.bytes();
  const people = crowd.clients.length;
  return {
    secondP50: percentile(waits, 0.5),
    secondP99: percentile(waits, 0.99),
    wallP50: percentile(wallWaits, 0.5),
    wallP99: percentile(wallWaits, 0.99),
    roundCpu: after.cpuSeconds - before.cpuSeconds,
    delayP99: after.delayP99,
    bytesDown: (down - bytes.down) / people,
    bytesUp: (up - bytes.up) / people,
  };
}

type LoopFigures = Pick<
  Figures,
  'instantP99' | 'votesPerSecond' | 'cpuPer10kVotes' | 'costGrowth' | 'crowdBusy' | 'wallQuiet'
>;

async function measureLoops(stage: Stage): Promise<LoopFigures> {
  const { contestant } = stage;
  const instants: number[] = [];
  for (let time = 0; time < ROUNDS; time += 1) {
    const round = contestant.nextRound();
    await ask(stage, round);
    await pause(SETTLE_MS);
    instants.push(percentile((await vote(stage, round, 0)).waits, 0.99));
    await pause(SETTLE_MS);
  }
  const round = contestant.nextRound();
  await ask(stage, round);
  await pause(SETTLE_MS);
  const loop = await voteWithoutPause(stage, round, CLOSED_LOOP_SECONDS);
  await pause(SETTLE_MS);
  return {
    instantP99: median(instants),
    ...loop,
    wallQuiet: await voteQuietly(stage, round, QUIET_VOTES),
  };
}

/** A Wi-Fi access point restarts: many are cut off and come back at once, while the facilitator goes on working. */
async function measureReconnecting({
  contestant,
  crowd,
}: Stage): Promise<Pick<Figures, 'reconnectP99' | 'reconnectAck'>> {
  const cut = crowd.present().slice(0, RECONNECTING);
  for (const client of cut) client.cut();
  await pause(SETTLE_MS);
  const { port } = contestant.process;
  const started = performance.now();
  let back = 0;
  const waits: number[] = [];
  for (const client of cut) {
    void client.connect(port).then(
      () => {
        back += 1;
        waits.push(performance.now() - started);
      },
      (error: unknown) => (crowd.firstRefusal ??= String(error)),
    );
  }
  let longest = 0;
  while (back < cut.length && crowd.firstRefusal === null) {
    const asked = performance.now();
    await contestant.nudge();
    longest = Math.max(longest, performance.now() - asked);
    await pause(20);
  }
  return { reconnectP99: percentile(waits, 0.99), reconnectAck: longest };
}

/** Milliseconds from the facilitator's stop until each participant is out. */
async function measureStop({ contestant, crowd }: Stage): Promise<number> {
  const expected = crowd.present().length;
  const waits: number[] = [];
  const started = performance.now();
  const closed = (_client: unknown, at: number): void => {
    waits.push(at - started);
  };
  await crowd.listening({ closed }, async () => {
    await contestant.endSession();
    await until('everybody to be out', () => waits.length >= expected);
  });
  return percentile(waits, 0.99);
}
