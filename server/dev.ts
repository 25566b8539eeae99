import { startApp } from './app.ts';
import { DEMO, seedDemo } from './demo.ts';
import { readConfig } from './platform/config.ts';

/** The server for whoever works on it: reachable from this machine alone, with something to look at. */
const app = await startApp(readConfig({ ...process.env, HOST: '127.0.0.1' }));
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void app.stop().then(() => process.exit(0)));
say(`Rondo is running on ${app.url}`);
if (app.firstAccountLink !== null) {
  const id = await seedDemo(`http://127.0.0.1:${app.port}`, app.firstAccountLink);
  say(`A demo session is being rehearsed: ${app.url}/app/sessions/${id}`);
}
say(`Sign in as ${DEMO.email} with ${DEMO.password}`);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
