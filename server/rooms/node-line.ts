import type { Bus, Subscription } from '../bus/bus.ts';
import type { Clock } from '../platform/clock.ts';
import { parseAsk, parseLines, type Answer, type Ask, type Line } from './node-messages.ts';

/** How long an ask waits for its answer. Whoever asked may ask again: a command is known by its id. */
export const ANSWER_MS = 2_000;
/** After so long an ask or its answer may have been lost on the way: it is said again, each time after twice as long. */
const AGAIN_MS = 250;

export interface NodeLineTools {
  bus: Bus;
  nodeId: string;
  clock: Clock;
  newId: () => string;
  /** Is that process certainly dead? False when in doubt. */
  isGone(nodeId: string): boolean;
  answer(ask: Ask): Promise<Answer>;
}

/** Questions and answers between processes. What is said to one process in a turn goes out as one message. */
export class NodeLine {
  readonly #tools: NodeLineTools;
  readonly #run: string;
  readonly #waiting = new Map<string, (answer: Answer | null) => void>();
  readonly #outgoing = new Map<string, string[]>();
  /** What others submitted of late, oldest first, and the answer if there is one: said again, it must not act again. */
  readonly #submitted = new Map<string, { until: number; answer: Answer | null }>();
  #subscription: Subscription | undefined;
  #count = 0;

  constructor(tools: NodeLineTools) {
    this.#tools = tools;
    this.#run = tools.newId();
  }

  async start(): Promise<void> {
    this.#subscription = await this.#tools.bus.subscribe(`node/${this.#tools.nodeId}`, (message) => {
      for (const line of parseLines(message)) this.#hear(line);
    });
  }

  /** Asks another process; null when no answer came in time, and nobody knows whether it was heard. */
  ask(nodeId: string, ask: Ask): Promise<Answer | null> {
    if (!this.#tools.bus.connected()) return Promise.resolve(null);
    const n = `${this.#run}.${++this.#count}`;
    const line = { n, from: this.#tools.nodeId, until: this.#tools.clock() + ANSWER_MS, ask };
    return new Promise((resolve) => {
      let left = ANSWER_MS;
      let wait = AGAIN_MS;
      let timer: NodeJS.Timeout;
      const settle = (answer: Answer | null) => {
        clearTimeout(timer);
        this.#waiting.delete(n);
        resolve(answer);
      };
      const say = () => {
        // A process that died meanwhile answers nothing more: whoever asked finds the room's next owner the sooner.
        if (left <= 0 || (left < ANSWER_MS && this.#tools.isGone(nodeId))) return settle(null);
        this.#say(nodeId, line);
        const pause = Math.min(left, wait);
        timer = setTimeout(say, pause);
        left -= pause;
        wait *= 2;
      };
      this.#waiting.set(n, settle);
      say();
    });
  }

  async close(): Promise<void> {
    await this.#subscription?.unsubscribe();
    for (const settle of [...this.#waiting.values()]) settle(null);
  }

  #hear(line: Line): void {
    if ('answer' in line) {
      this.#waiting.get(line.n)?.(line.answer);
      return;
    }
    // Who asked has given up by now, and may have asked again: a message that Redis held back must not act twice.
    if (line.until < this.#tools.clock()) return;
    const known = this.#submitted.get(line.n);
    if (!known) void this.#act(line);
    else if (known.answer) this.#say(line.from, { n: line.n, answer: known.answer });
  }

  async #act({ n, from, until, ask: raw }: Extract<Line, { ask: unknown }>): Promise<void> {
    const ask = parseAsk(raw);
    if (!ask) return;
    const kept: { until: number; answer: Answer | null } = { until, answer: null };
    if (ask.ask === 'submit') this.#remember(n, kept);
    kept.answer = await this.#tools.answer(ask);
    this.#say(from, { n, answer: kept.answer });
  }

  #remember(n: string, kept: { until: number; answer: Answer | null }): void {
    const now = this.#tools.clock();
    for (const [old, { until }] of this.#submitted) {
      if (until >= now) break;
      this.#submitted.delete(old);
    }
    this.#submitted.set(n, kept);
  }

  #say(nodeId: string, line: Line): void {
    const text = JSON.stringify(line);
    const lines = this.#outgoing.get(nodeId);
    if (lines) {
      lines.push(text);
      return;
    }
    this.#outgoing.set(nodeId, [text]);
    setImmediate(() => {
      const all = this.#outgoing.get(nodeId) ?? [];
      this.#outgoing.delete(nodeId);
      this.#tools.bus.publish(`node/${nodeId}`, all.join('\n'));
    });
  }
}
