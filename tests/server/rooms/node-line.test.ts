import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Bus, Channel, Subscription } from '../../../server/bus/bus.ts';
import { InProcessBus } from '../../../server/bus/in-process-bus.ts';
import { newId } from '../../../server/platform/ids.ts';
import { createLog } from '../../../server/platform/log.ts';
import { NodeLine } from '../../../server/rooms/node-line.ts';
import type { Answer, Ask } from '../../../server/rooms/node-messages.ts';

/** The in-process bus, of whose messages some are lost, as Redis may lose any. */
class LossyBus implements Bus {
  readonly #inner = new InProcessBus(createLog('silent'));
  /** Channels on which the next messages are lost, and how many. */
  readonly losing = new Map<Channel, number>();

  publish(channel: Channel, message: string): void {
    const left = this.losing.get(channel) ?? 0;
    if (left > 0) this.losing.set(channel, left - 1);
    else this.#inner.publish(channel, message);
  }

  subscribe(channel: Channel, listener: (message: string) => void): Promise<Subscription> {
    return this.#inner.subscribe(channel, listener);
  }

  onRestored(listener: () => void): void {
    this.#inner.onRestored(listener);
  }

  connected(): boolean {
    return true;
  }

  close(): Promise<void> {
    return this.#inner.close();
  }
}

const join: Ask = {
  ask: 'submit',
  sessionId: 's',
  actor: { role: 'system', id: 'system' },
  commandId: null,
  command: { type: 'join', participantId: 'p', name: null, teamId: null, waiting: false },
};
const DONE: Answer = { submission: { ok: true, seq: 7 } };

let bus: LossyBus;
let asker: NodeLine;
let owner: NodeLine;
let acted: Ask[];
let dead: Set<string>;

beforeEach(async () => {
  bus = new LossyBus();
  acted = [];
  dead = new Set();
  const node = (nodeId: string) =>
    new NodeLine({
      bus,
      nodeId,
      clock: Date.now,
      newId,
      isGone: (asked) => dead.has(asked),
      answer: async (ask) => {
        acted.push(ask);
        return DONE;
      },
    });
  asker = node('asker');
  owner = node('owner');
  await asker.start();
  await owner.start();
});

afterEach(async () => {
  await asker.close();
  await owner.close();
});

test('an ask that is lost on the way is said again', async () => {
  bus.losing.set('node/owner', 1);
  const began = performance.now();
  expect(await asker.ask('owner', join)).toEqual(DONE);
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(acted).toEqual([join]);
});

test('[LAW-2] when the answer is lost, the ask is said again and acted on once', async () => {
  bus.losing.set('node/asker', 1);
  expect(await asker.ask('owner', join)).toEqual(DONE);
  expect(acted).toEqual([join]);
});

test('without any answer it is given up after a while', async () => {
  bus.losing.set('node/owner', Infinity);
  const began = performance.now();
  expect(await asker.ask('owner', join)).toBeNull();
  expect(performance.now() - began).toBeGreaterThan(1_900);
  expect(acted).toEqual([]);
});

test('a process that died meanwhile is not waited for', async () => {
  bus.losing.set('node/owner', Infinity);
  dead.add('owner');
  const began = performance.now();
  expect(await asker.ask('owner', join)).toBeNull();
  expect(performance.now() - began).toBeLessThan(1_500);
});

test('an ask whose asker has given up is not acted on', async () => {
  const line = JSON.stringify({ n: 'x', from: 'asker', until: Date.now() - 1, ask: join });
  bus.publish('node/owner', line);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(acted).toEqual([]);
});
