import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { inTurns } from '../../../server/http/request-turns.ts';

it('[KO-30] a flood of requests gives way to whatever else there is to do, and every one is answered', async () => {
  const COST_MS = 3;
  const server = createServer(
    inTurns((_request, response) => {
      for (const until = performance.now() + COST_MS; performance.now() < until;);
      response.end('done');
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let turns = 0;
  let flooding = true;
  const others = (): void => {
    turns += 1;
    if (flooding) setImmediate(others);
  };
  setImmediate(others);
  const answers = await Promise.all(
    Array.from({ length: 100 }, async () => (await fetch(`http://127.0.0.1:${port}`)).text()),
  );
  flooding = false;
  expect(new Set(answers)).toEqual(new Set(['done']));
  expect(answers).toHaveLength(100);
  // One request fills a slice: others have a turn after each.
  expect(turns).toBeGreaterThanOrEqual(90);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
