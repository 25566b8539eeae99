import { resolve } from 'node:path';
import { nanoid } from 'nanoid';
import type { Patch } from '../../sessions/protocol.ts';
import { Bystander } from './bystander.ts';
import { ID_LENGTH, type BenchRound, type Contestant, type Samples, type Telling } from './contestant.ts';
import type { Machine } from './machine.ts';
import { MeasuredProcess } from './measured-process.ts';

/** The bare server, driven so that it moves the same bytes at the same moments as the product did. */
export class BareContestant implements Contestant {
  readonly name = 'bare';
  readonly process: MeasuredProcess;
  readonly wall: Bystander;
  readonly #samples: Samples;
  // Votes alone are the yardstick; a program that tells everybody does so from one `emit` every 100 ms.
  readonly tellings = ['wall', 'results'] as const;

  private constructor(process: MeasuredProcess, wall: Bystander, samples: Samples) {
    this.process = process;
    this.wall = wall;
    this.#samples = samples;
  }

  static async start(samples: Samples, machine: Machine): Promise<BareContestant> {
    const process = await MeasuredProcess.start(
      {
        args: ['--import', 'tsx', resolve(import.meta.dirname, 'bare-server.ts')],
        env: { RONDO_BENCH_VIEW: payloadOf(samples.view), RONDO_BENCH_TALLY: payloadOf(samples.tally) },
        ready: /^bare server on (\d+)/,
      },
      machine,
    );
    return new BareContestant(process, await Bystander.connect(process.port, { token: 'driver' }), samples);
  }

  async join(): Promise<object> {
    // As long as a participant's token.
    return { protocol: 1, token: `p.${nanoid(16)}.${nanoid(22)}` };
  }

  nextRound(telling: Telling = 'wall'): BenchRound {
    const ballotTexts = ['A', 'B', 'C', 'D'].map((letter) =>
      JSON.stringify({ picks: [letter.repeat(ID_LENGTH)], abstain: false }),
    );
    return { id: nanoid(ID_LENGTH), telling, ballotTexts };
  }

  async open(round: BenchRound): Promise<void> {
    await this.#order({ type: 'count', tally: round.telling === 'wall' ? 'wall' : 'everybody' });
    await this.#emit(this.#samples.question, round);
  }

  async close(round: BenchRound): Promise<void> {
    await this.#emit(this.#samples.result, round);
  }

  async nudge(): Promise<void> {
    await this.#order({ type: 'nothing' });
  }

  async endSession(): Promise<void> {
    await this.#order({ type: 'end' });
  }

  votesIn({ from, seq }: Patch): number | null {
    return from === -1 ? seq : null;
  }

  async shutDown(): Promise<void> {
    this.wall.leave();
    await this.process.stop();
  }

  #order(message: { type: string } & Record<string, unknown>): Promise<void> {
    return this.wall.command({ id: nanoid(ID_LENGTH), ...message });
  }

  #emit(sample: string, round: BenchRound): Promise<void> {
    const text = sample.replaceAll(this.#samples.roundId, round.id);
    const [event, message] = JSON.parse(text.slice(text.indexOf('['))) as [string, unknown];
    return this.#order({ type: 'emit', event, message });
  }
}

/** The message in a packet `42/live,["event",message]`, as JSON. */
function payloadOf(packet: string): string {
  const [, message] = JSON.parse(packet.slice(packet.indexOf('['))) as [string, unknown];
  return JSON.stringify(message);
}
