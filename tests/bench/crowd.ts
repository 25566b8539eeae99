import { nanoid } from 'nanoid';
import type { BenchRound, Contestant } from './contestant.ts';
import { CrowdClient, type Ear } from './crowd-client.ts';

export const JOINS_AT_A_TIME = 100;

/** Everybody who takes part: N clients and the one ear they share. */
export class Crowd {
  ear: Ear = {};
  firstRefusal: string | null = null;
  readonly clients: CrowdClient[] = [];
  /** Ids that are new each time and cost nothing to make, as long as those of the product's pages. */
  readonly #idStem = nanoid(12);
  #commands = 0;

  /** Lets `count` more people in, so many at a time; answers how many never got a view. */
  async join(contestant: Contestant, count: number): Promise<number> {
    let started = 0;
    let lost = 0;
    const { port } = contestant.process;
    const oneAfterAnother = async (): Promise<void> => {
      while (started < count) {
        started += 1;
        const client = new CrowdClient(this.clients.length, this);
        this.clients.push(client);
        try {
          client.auth = await contestant.join();
          await client.connect(port);
        } catch (error) {
          lost += 1;
          this.firstRefusal ??= String(error);
        }
      }
    };
    await Promise.all(Array.from({ length: JOINS_AT_A_TIME }, oneAfterAnother));
    return lost;
  }

  /** Those whose connection stands. */
  present(): CrowdClient[] {
    return this.clients.filter(({ open }) => open);
  }

  /** One client votes; which way changes from vote to vote. */
  vote(client: CrowdClient | undefined, round: BenchRound): void {
    if (!client) return;
    this.#commands += 1;
    const id = this.#idStem + this.#commands.toString(36).padStart(9, '0');
    const ballot = round.ballotTexts[(client.index + this.#commands) % round.ballotTexts.length];
    client.sentAt = performance.now();
    client.command(`{"id":"${id}","type":"cast-ballot","roundId":"${round.id}","ballot":${ballot}}`);
  }

  /** Runs `work` with an ear of its own. */
  async listening<T>(ear: Ear, work: () => Promise<T>): Promise<T> {
    this.ear = ear;
    try {
      return await work();
    } finally {
      this.ear = {};
    }
  }

  /** Bytes of all clients since they were made. */
  bytes(): { down: number; up: number } {
    let down = 0;
    let up = 0;
    for (const client of this.clients) {
      down += client.bytesDown;
      up += client.bytesUp;
    }
    return { down, up };
  }

  disband(): void {
    for (const client of this.clients) client.cut();
  }
}

/** Waits until a condition holds that only messages can bring about; an error says what was waited for. */
export async function until(what: string, holds: () => boolean, withinMs = 30_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`waited ${withinMs / 1000} s in vain for ${what}`);
    await pause(2);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
