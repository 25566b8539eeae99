import { expect, test } from 'vitest';
import type { ProgressPart } from '../../sessions/protocol.ts';
import { SeededRandom } from '../support/random.ts';
import { RedisServer } from '../support/redis.ts';
import { ServerProcess } from '../support/server-process.ts';
import { tempDir } from '../support/temp-dir.ts';
import { AGENDA } from './agenda.ts';
import { firstOwner, watcher } from './stage.ts';

test('[PR-2] with two processes a rehearsal is led through the other one, and a kill ends it as the draft it was', async () => {
  await using redis = await RedisServer.start();
  await using folder = tempDir();
  const start = () => ServerProcess.start({ env: { REDIS_URL: redis.url }, dataDir: folder.path });
  await using first = await start();
  await using second = await start();
  const owner = await firstOwner(first);
  const { id } = await owner.createSession('Trial', AGENDA);
  const before = await owner.ask('GET', `/sessions/${id}`);
  await owner.ask('POST', `/sessions/${id}/rehearse`, { participants: 8, temperament: 'lively' });
  const facilitator = watcher(
    { sessionId: id, cookie: owner.cookie },
    () => [second.origin],
    SeededRandom.forTest('rehearsal'),
  );
  await facilitator.ask({ type: 'open-round', roundId: 'choice-secret' });
  const answered = () => facilitator.part<ProgressPart>('progress/choice-secret')?.answered ?? 0;
  await expect.poll(answered, { timeout: 40_000 }).toBeGreaterThan(3);
  facilitator.stop();

  await first.kill();
  owner.origin = second.origin;
  await expect.poll(() => owner.ask('GET', `/sessions/${id}`), { timeout: 30_000 }).toEqual(before);
});
