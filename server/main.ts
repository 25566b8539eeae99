import { startApp, type App } from './app.ts';
import { ConfigError, readConfig, type Config } from './platform/config.ts';

/** Exit codes, as sysexits.h names them: the start cannot work as configured, or a bug ended the process. */
const EXIT = { stopped: 0, failed: 1, software: 70, config: 78 } as const;
/** A stop that takes longer has hung; what is committed is safe either way. */
const STOP_WITHIN_MS = 10_000;

async function main(): Promise<void> {
  const config = settings();
  const app = await startApp(config).catch((error: unknown) => giveUp(error, config));
  process.on('uncaughtException', (error) => {
    // The state of a program after an unexpected error is unknown: end it. Every acknowledged vote is on the disk.
    app.log.fatal({ err: error }, 'ended by a bug');
    process.exit(EXIT.software);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(app));
  say(`Rondo is running on ${app.url}`);
  if (app.outbox !== null)
    say(`No mail server is set (SMTP_URL): codes and links are written to ${app.outbox}`);
  if (app.firstAccountLink !== null) say(`Create the first account: ${app.firstAccountLink}`);
}

function settings(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    complain(`Rondo cannot start with these settings:\n${error.message}`);
    process.exit(EXIT.config);
  }
}

function giveUp(error: unknown, { port }: Config): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') complain(`Port ${port} is in use by another program: set PORT to a free one.`);
  else if (code === 'EACCES') complain(`Port ${port} is not allowed: set PORT to 1024 or more.`);
  else
    complain(
      `Rondo could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  process.exit(EXIT.failed);
}

let stopping = false;

async function stop(app: App): Promise<void> {
  // Asked twice, somebody is in a hurry.
  if (stopping) process.exit(EXIT.failed);
  stopping = true;
  setTimeout(() => {
    app.log.error('stopping took too long');
    process.exit(EXIT.failed);
  }, STOP_WITHIN_MS).unref();
  await app.stop();
  process.exit(EXIT.stopped);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

await main();
