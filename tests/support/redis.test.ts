import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { RedisServer } from './redis.ts';

it('a real Redis starts, dies, comes back empty and can be frozen', async () => {
  await using server = await RedisServer.start();
  const client = new Redis(server.url, { retryStrategy: () => 20 });
  client.on('error', () => undefined);
  await client.set('key', 'value');

  await server.restart();
  expect(await client.get('key')).toBeNull();

  server.pause();
  const answer = client.ping();
  const early = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 100, 'silence'))]);
  server.resume();
  expect([early, await answer]).toEqual(['silence', 'PONG']);
  client.disconnect();
});
