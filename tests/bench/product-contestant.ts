import { join } from 'node:path';
import { nanoid } from 'nanoid';
import type { Patch, ProgressPart } from '../../sessions/protocol.ts';
import { tempDir, type TempDir } from '../support/temp-dir.ts';
import { Bystander } from './bystander.ts';
import { ID_LENGTH, type BenchRound, type Contestant, type Telling } from './contestant.ts';
import { HttpLines } from './http-lines.ts';
import type { Machine } from './machine.ts';
import { MeasuredProcess } from './measured-process.ts';

/** More rounds of each sort than a launch opens. */
const ROUNDS_OF_A_SORT = 16;
const CHOICES = ['Every week', 'Every month', 'Only when needed', 'Never again'];

/** The product as it is shipped: its own build, its own process, a data folder on the disk, prepared over its REST API. */
export class ProductContestant implements Contestant {
  readonly name = 'product';
  readonly tellings = ['results', 'counts'] as const;
  readonly process: MeasuredProcess;
  readonly wall: Bystander;
  readonly #data: TempDir;
  readonly #facilitator: Bystander;
  readonly #lines: HttpLines;
  readonly #joinToken: string;
  readonly #planned: BenchRound[];
  readonly #spare: BenchRound;
  #nudges = 0;

  private constructor(
    process: MeasuredProcess,
    data: TempDir,
    bystanders: { wall: Bystander; facilitator: Bystander },
    session: PreparedSession,
  ) {
    this.process = process;
    this.#lines = new HttpLines(process.port);
    this.#data = data;
    this.wall = bystanders.wall;
    this.#facilitator = bystanders.facilitator;
    this.#joinToken = session.joinToken;
    const [spare, ...planned] = session.rounds;
    if (!spare) throw new Error('an agenda without rounds');
    this.#spare = spare;
    this.#planned = planned;
  }

  static async start(build: string, machine: Machine): Promise<ProductContestant> {
    const data = tempDir();
    const process = await MeasuredProcess.start(
      {
        args: [join(build, 'server/main.js')],
        env: { PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(data.path, 'data'), MAX_PARTICIPANTS: '100000' },
        ready: /http:\/\/[^\s:]+:(\d+)/,
      },
      machine,
    );
    const session = await prepareSession(process);
    const [wall, facilitator] = await Promise.all([
      Bystander.connect(process.port, { token: session.wallToken }),
      Bystander.connect(process.port, { sessionId: session.id, cookie: session.cookie }),
    ]);
    return new ProductContestant(process, data, { wall, facilitator }, session);
  }

  async join(): Promise<object> {
    const { status, body } = await this.#lines.post('/api/v1/join', { code: this.#joinToken });
    if (status !== 201) throw new Error(`joining was answered ${status}: ${JSON.stringify(body)}`);
    return { protocol: 1, token: (body as { token: string }).token };
  }

  nextRound(telling: Telling = 'results'): BenchRound {
    const at = this.#planned.findIndex((round) => round.telling === telling);
    const [round] = at < 0 ? [] : this.#planned.splice(at, 1);
    if (!round) throw new Error('the agenda of the benchmark has too few rounds');
    return round;
  }

  open({ id }: BenchRound): Promise<void> {
    return this.#command({ type: 'open-round', roundId: id });
  }

  close({ id }: BenchRound): Promise<void> {
    return this.#command({ type: 'close-round', roundId: id });
  }

  /** Moves a planned round about. */
  nudge(): Promise<void> {
    this.#nudges += 1;
    return this.#command({ type: 'move-round', roundId: this.#spare.id, index: this.#nudges % 5 });
  }

  endSession(): Promise<void> {
    return this.#command({ type: 'stop-session' });
  }

  votesIn({ parts }: Patch, { id }: BenchRound): number | null {
    const progress: ProgressPart | null | undefined = parts[`progress/${id}`];
    return progress?.answered ?? null;
  }

  async shutDown(): Promise<void> {
    this.#lines.close();
    this.wall.leave();
    this.#facilitator.leave();
    await this.process.stop();
    await this.#data[Symbol.asyncDispose]();
  }

  #command(message: { type: string } & Record<string, unknown>): Promise<void> {
    return this.#facilitator.command({ id: nanoid(ID_LENGTH), ...message });
  }
}

interface PreparedSession {
  id: string;
  cookie: string;
  joinToken: string;
  wallToken: string;
  rounds: BenchRound[];
}

/** The first account, a session with its agenda, and the start: what a facilitator does before people come. */
async function prepareSession({ port, child }: MeasuredProcess): Promise<PreparedSession> {
  const [, token] = await child.line(/\/app\/setup#([\w.-]+)/, 10_000);
  const origin = `http://127.0.0.1:${port}/api/v1`;
  let cookie = '';
  const ask = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const response = await fetch(origin + path, {
      method,
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  };
  await ask('POST', '/setup', {
    token,
    email: 'bench@example.org',
    password: nanoid(32),
    language: 'en',
  });
  const created = await ask('POST', '/sessions', { title: 'How often shall we meet?', language: 'en' });
  const id = String(created['id']);
  const planned = [plannedRound('counts')];
  for (let sort = 0; sort < ROUNDS_OF_A_SORT; sort += 1)
    planned.push(plannedRound('results'), plannedRound('counts'));
  const agenda = planned.map(({ entry }) => entry);
  await ask('PATCH', `/sessions/${id}`, { version: created['version'], agenda });
  const doors = await ask('POST', `/sessions/${id}/start`);
  const secretOf = (url: unknown): string => new URL(String(url)).hash.slice(1);
  return {
    id,
    cookie,
    joinToken: secretOf(doors['joinUrl']),
    wallToken: secretOf(doors['wallUrl']),
    rounds: planned.map(({ round }) => round),
  };
}

function plannedRound(telling: Telling): { entry: unknown; round: BenchRound } {
  const id = nanoid(ID_LENGTH);
  const items = CHOICES.map((text) => ({ id: nanoid(ID_LENGTH), text }));
  return {
    entry: {
      id,
      kind: 'choice',
      title: 'How often shall we meet?',
      seconds: null,
      config: {
        prompt: 'One choice each; you may change it until the round closes.',
        source: { from: 'typed', items },
        maxPicks: 1,
        abstain: true,
        anonymity: 'anonymous',
        voters: 'people',
        reveal: telling === 'results' ? 'live' : 'on-close',
      },
    },
    round: {
      id,
      telling,
      ballotTexts: items.map((item) => JSON.stringify({ picks: [item.id], abstain: false })),
    },
  };
}
