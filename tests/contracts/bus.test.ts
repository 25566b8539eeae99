import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bus } from '../../server/bus/bus.ts';
import { InProcessBus } from '../../server/bus/in-process-bus.ts';
import { RedisBus } from '../../server/bus/redis-bus.ts';
import { createLog } from '../../server/platform/log.ts';
import { RedisServer } from '../support/redis.ts';

const log = createLog('silent');

/** An implementation gives two buses of one installation: as two processes have them, or the same one twice. */
interface Installation {
  name: string;
  begin(): Promise<[Bus, Bus]>;
  end(): Promise<void>;
}

let redis: RedisServer;

const inProcess: Installation = {
  name: 'in-process bus',
  async begin() {
    const bus = new InProcessBus(log);
    return [bus, bus];
  },
  async end() {
    // Nothing is left behind.
  },
};

const overRedis: Installation = {
  name: 'redis bus',
  async begin() {
    redis = await RedisServer.start();
    return [redisBus('a'), redisBus('b')];
  },
  async end() {
    await redis[Symbol.asyncDispose]();
  },
};

function redisBus(nodeId: string, installation = 'test'): Bus {
  return new RedisBus({ url: redis.url, installation, nodeId, log });
}

async function connected(...buses: Bus[]): Promise<void> {
  await vi.waitUntil(() => buses.every((bus) => bus.connected()), { timeout: 8_000, interval: 5 });
}

describe.each([inProcess, overRedis])('bus contract: $name', (installation) => {
  let one: Bus;
  let other: Bus;

  beforeAll(async () => {
    [one, other] = await installation.begin();
    await connected(one, other);
  });

  afterAll(async () => {
    await one.close();
    await other.close();
    await installation.end();
  });

  test('a message reaches every subscriber of its channel, here and elsewhere, and no other channel', async () => {
    const heard: string[] = [];
    const subscriptions = await Promise.all([
      one.subscribe('room/1', (message) => heard.push(`one ${message}`)),
      other.subscribe('room/1', (message) => heard.push(`other ${message}`)),
      other.subscribe('room/2', (message) => heard.push(`wrong room ${message}`)),
    ]);
    one.publish('room/1', 'line one\nline two ✓');
    await expect
      .poll(() => heard.toSorted())
      .toEqual(['one line one\nline two ✓', 'other line one\nline two ✓']);
    await Promise.all(subscriptions.map((subscription) => subscription.unsubscribe()));
  });

  test('local subscribers have the message when publish returns, or in the next turn', async () => {
    const heard: string[] = [];
    const subscription = await one.subscribe('room/local', (message) => heard.push(message));
    one.publish('room/local', 'now');
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual(['now']);
    await subscription.unsubscribe();
  });

  test('messages of one publisher arrive in order, each once, over all channels', async () => {
    const heard: number[] = [];
    const subscriptions = await Promise.all([
      other.subscribe('room/odd', (message) => heard.push(Number(message))),
      other.subscribe('node/even', (message) => heard.push(Number(message))),
    ]);
    for (let n = 0; n < 2_000; n++) one.publish(n % 2 === 0 ? 'node/even' : 'room/odd', String(n));
    await expect.poll(() => heard.length, { timeout: 5_000 }).toBe(2_000);
    await sleep(50);
    expect(heard).toEqual(Array.from({ length: 2_000 }, (_, n) => n));
    await Promise.all(subscriptions.map((subscription) => subscription.unsubscribe()));
  });

  test('after unsubscribing nothing comes any more, while the others still get it', async () => {
    const gone: string[] = [];
    const stays: string[] = [];
    const leaving = await other.subscribe('room/leave', (message) => gone.push(message));
    const staying = await other.subscribe('room/leave', (message) => stays.push(message));
    await leaving.unsubscribe();
    await leaving.unsubscribe();
    one.publish('room/leave', 'after');
    await expect.poll(() => stays).toEqual(['after']);
    expect(gone).toEqual([]);
    await staying.unsubscribe();
  });

  test('a listener that throws harms no other listener and not the publisher', async () => {
    const heard: string[] = [];
    const subscriptions = [
      await one.subscribe('room/throws', () => {
        throw new Error('a bug');
      }),
      await one.subscribe('room/throws', (message) => heard.push(message)),
    ];
    expect(() => one.publish('room/throws', 'still here')).not.toThrow();
    await expect.poll(() => heard).toEqual(['still here']);
    await Promise.all(subscriptions.map((subscription) => subscription.unsubscribe()));
  });

  test('publishing on a closed bus throws nothing', async () => {
    const [closed] = installation === overRedis ? [redisBus('closed')] : [new InProcessBus(log)];
    await closed.close();
    expect(() => closed.publish('room/1', 'too late')).not.toThrow();
  });
});

describe('redis bus: outages', () => {
  let one: Bus;
  let other: Bus;
  let heard: string[];
  let local: string[];
  const restored = vi.fn<() => void>();

  beforeEach(async () => {
    redis = await RedisServer.start();
    one = redisBus('a');
    other = redisBus('b');
    await connected(one, other);
    heard = [];
    local = [];
    restored.mockClear();
    other.onRestored(restored);
    await one.subscribe('room/x', (message) => local.push(message));
    await other.subscribe('room/x', (message) => heard.push(message));
  });

  afterEach(async () => {
    redis.resume();
    await one.close();
    await other.close();
    await redis[Symbol.asyncDispose]();
  });

  async function cutOff(...buses: Bus[]): Promise<number> {
    const since = performance.now();
    await vi.waitUntil(() => !buses.some((bus) => bus.connected()), { timeout: 5_000, interval: 5 });
    return performance.now() - since;
  }

  test('a killed Redis: local delivery goes on at once; the rest is back within 2 s of an empty restart', async () => {
    await redis.kill();
    one.publish('room/x', 'while dead');
    expect(local).toEqual(['while dead']);
    expect(await cutOff(one, other)).toBeLessThan(1_500);

    await redis.restart();
    const since = performance.now();
    await connected(one, other);
    expect(performance.now() - since).toBeLessThan(2_000);
    expect(restored).toHaveBeenCalled();
    one.publish('room/x', 'after');
    await expect.poll(() => heard).toEqual(['after']);
  });

  test('a paused Redis: noticed within 1.5 s, publishing neither throws nor waits, back within 2 s', async () => {
    redis.pause();
    expect(await cutOff(one, other)).toBeLessThan(1_500);
    const since = performance.now();
    for (let n = 0; n < 1_000; n++) one.publish('room/x', `paused ${n}`);
    expect(performance.now() - since).toBeLessThan(100);
    expect(local).toHaveLength(1_000);

    redis.resume();
    const resumed = performance.now();
    await connected(one, other);
    expect(performance.now() - resumed).toBeLessThan(2_000);
    one.publish('room/x', 'after');
    await expect.poll(() => heard.at(-1)).toBe('after');
    expect(heard).toEqual(['after']);
  });

  test('a pause longer than any patience ends in fresh connections that work', async () => {
    redis.pause();
    await cutOff(one, other);
    await sleep(4_500);
    redis.resume();
    await connected(one, other);
    one.publish('room/x', 'after');
    await expect.poll(() => heard.at(-1)).toBe('after');
  });

  test('subscribing while Redis is dead works locally at once, and for others when Redis is back', async () => {
    await redis.kill();
    await cutOff(one, other);
    const late: string[] = [];
    await other.subscribe('room/late', (message) => late.push(message));
    other.publish('room/late', 'local');
    expect(late).toEqual(['local']);
    await redis.restart();
    await connected(one, other);
    one.publish('room/late', 'from afar');
    await expect.poll(() => late).toEqual(['local', 'from afar']);
  });

  test('subscribing while Redis is paused works for others as soon as it goes on', async () => {
    redis.pause();
    await cutOff(one, other);
    const late: string[] = [];
    await other.subscribe('room/late', (message) => late.push(message));
    redis.resume();
    await connected(one, other);
    one.publish('room/late', 'from afar');
    await expect.poll(() => late).toEqual(['from afar']);
  });

  test('a subscription made at any moment of a bus that is just beginning is never forgotten', async () => {
    const moments = Array.from({ length: 40 }, (_, at) => at * 15);
    const heardAt = new Set<number>();
    const beginning = await Promise.all(
      moments.map(async (moment) => {
        const bus = redisBus(`begins-${moment}`);
        await sleep(moment);
        await bus.subscribe('room/early', () => heardAt.add(moment));
        return bus;
      }),
    );
    await connected(...beginning);
    one.publish('room/early', 'is anybody there?');
    await expect.poll(() => heardAt.size, { timeout: 2_000 }).toBe(moments.length);
    await Promise.all(beginning.map((bus) => bus.close()));
  });

  test('two installations on one Redis hear nothing of each other', async () => {
    const stranger = redisBus('c', 'another');
    await connected(stranger);
    const overheard: string[] = [];
    await stranger.subscribe('room/x', (message) => overheard.push(message));
    one.publish('room/x', 'ours');
    await expect.poll(() => heard).toEqual(['ours']);
    expect(overheard).toEqual([]);
    await stranger.close();
  });
});
