import { createServer } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded into the process that is measured (`node --expose-gc --import probe.js …`), product and bare server alike.
 * Answers one line of JSON for each line of words on the Unix socket RONDO_BENCH_PROBE; `gc` collects garbage first,
 * `fresh` starts the event loop's histogram anew. Plain JavaScript, so that the product runs as it is shipped.
 */
const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);

function answer(words) {
  if (words.includes('gc')) for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const reading = {
    rss,
    live: heapUsed + external,
    cpuSeconds: (user + system) / 1e6,
    delayP99: late(delay.percentile(99)),
    delayMax: late(delay.max),
  };
  if (words.includes('fresh')) delay.reset();
  return reading;
}

const server = createServer((socket) => {
  socket.unref();
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('data', (line) => socket.write(`${JSON.stringify(answer(line))}\n`));
});
server.listen(process.env.RONDO_BENCH_PROBE);
server.unref();
