import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { builtProduct } from './build.ts';
import { Child, type Exit } from './child.ts';
import { freePort } from './free-port.ts';
import { tempDir, type TempDir } from './temp-dir.ts';

export interface ServerOptions {
  /** Shared with another process when given; else a fresh folder that goes with the server. */
  dataDir?: string;
  /** Settings beside `PORT`, `HOST` and `DATA_DIR`. */
  env?: Record<string, string>;
  /** Flags of Node itself, such as a memory limit. */
  nodeFlags?: readonly string[];
  /** A command that prepares the ground and then becomes (`exec`) the one whose words follow its own. */
  through?: readonly string[];
  startWithinMs?: number;
}

interface Launch {
  command: string;
  args: readonly string[];
  env: Record<string, string>;
  origin: string;
  withinMs: number;
}

/** The real server as `npm start` runs it, in a process of its own that a test may kill, stop, freeze and restart. */
export class ServerProcess implements AsyncDisposable {
  readonly origin: string;
  readonly port: number;
  readonly dataDir: string;
  readonly #launch: Launch;
  readonly #ownDir: TempDir | undefined;
  readonly #earlier: string[] = [];
  #child: Child;

  private constructor(child: Child, launch: Launch, port: number, dataDir: string, ownDir?: TempDir) {
    this.#child = child;
    this.#launch = launch;
    this.#ownDir = ownDir;
    this.origin = launch.origin;
    this.port = port;
    this.dataDir = dataDir;
  }

  /** Starts a server and waits until it answers. */
  static async start(options: ServerOptions = {}): Promise<ServerProcess> {
    const { env = {}, nodeFlags = [], through = [], startWithinMs = 20_000 } = options;
    const entry = join(await builtProduct(), 'server/main.js');
    const ownDir = options.dataDir === undefined ? tempDir() : undefined;
    const dataDir = options.dataDir ?? ownDir?.path ?? '';
    const port = await freePort();
    const [command = process.execPath, ...args] = [...through, process.execPath, ...nodeFlags, entry];
    const launch = {
      command,
      args,
      env: {
        PATH: process.env['PATH'] ?? '',
        LOG_LEVEL: 'warn',
        ...env,
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: dataDir,
      },
      origin: `http://127.0.0.1:${port}`,
      withinMs: startWithinMs,
    };
    return new ServerProcess(await startAndWait(launch), launch, port, dataDir, ownDir);
  }

  get pid(): number {
    return this.#child.pid;
  }

  get alive(): boolean {
    return this.#child.alive;
  }

  /** Settles when the process that runs now is gone. */
  get exited(): Promise<Exit> {
    return this.#child.exited;
  }

  /** Everything that all its processes printed. */
  get output(): string {
    return [...this.#earlier, this.#child.output].join('\n');
  }

  /** The secret of the one-time link to the first account, which a server without accounts prints when it starts. */
  async setupToken(): Promise<string> {
    const [, token] = await this.#child.line(/https?:\/\/\S+\/setup#([\w-]+)/, 5000);
    if (token === undefined) throw new Error('The set-up link has no secret.');
    return token;
  }

  /** `kill -9`: what a power cut or the kernel's memory killer does. */
  async kill(): Promise<Exit> {
    return this.#child.kill();
  }

  /** SIGTERM, and waits until it has gone in good order. */
  async stop(withinMs?: number): Promise<Exit> {
    return this.#child.stop(withinMs);
  }

  /** Starts again after `kill` or `stop`: same program, port, folder and settings. */
  async restart(): Promise<void> {
    if (this.#child.alive) throw new Error('Kill or stop the server before starting it again.');
    this.#earlier.push(this.#child.output);
    this.#child = await startAndWait(this.#launch);
  }

  /** Stops it in its tracks (SIGSTOP), as a machine that swaps or sleeps. */
  pause(): void {
    this.#child.signal('SIGSTOP');
  }

  resume(): void {
    this.#child.signal('SIGCONT');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await this.#ownDir?.[Symbol.asyncDispose]();
  }
}

async function startAndWait({ command, args, env, origin, withinMs }: Launch): Promise<Child> {
  const child = await Child.start(command, args, { env });
  const deadline = Date.now() + withinMs;
  while (child.alive && Date.now() < deadline) {
    const healthy = await fetch(`${origin}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return child;
    await sleep(15);
  }
  const what = child.alive ? `did not answer within ${withinMs} ms` : 'ended while it started';
  await child.kill();
  throw new Error(`The server ${what}. It said:\n${child.output}`);
}
