import { Child } from './child.ts';
import { freePort } from './free-port.ts';
import { redisProgram } from './redis-program.ts';
import { tempDir, type TempDir } from './temp-dir.ts';

/** A real Redis that keeps nothing: each start is an empty one, on the same port. */
export class RedisServer implements AsyncDisposable {
  readonly url: string;
  readonly #folder: TempDir;
  readonly #port: number;
  #child: Child;

  private constructor(child: Child, port: number, folder: TempDir) {
    this.#child = child;
    this.#port = port;
    this.#folder = folder;
    this.url = `redis://127.0.0.1:${port}`;
  }

  static async start(): Promise<RedisServer> {
    const folder = tempDir();
    for (let attempt = 1; ; attempt += 1) {
      const port = await freePort();
      try {
        return new RedisServer(await launch(port, folder.path), port, folder);
      } catch (error) {
        // Somebody may have taken the port in between.
        if (attempt === 3) throw error;
      }
    }
  }

  get pid(): number {
    return this.#child.pid;
  }

  /** Ends it at once, as a crash would. */
  async kill(): Promise<void> {
    await this.#child.kill();
  }

  /** Stops it in its tracks: connections stay open and nothing answers. */
  pause(): void {
    this.#child.signal('SIGSTOP');
  }

  resume(): void {
    this.#child.signal('SIGCONT');
  }

  /** Starts it again after `kill`, empty and on the same port. */
  async restart(): Promise<void> {
    await this.kill();
    this.#child = await launch(this.#port, this.#folder.path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await this.#folder[Symbol.asyncDispose]();
  }
}

async function launch(port: number, folder: string): Promise<Child> {
  const { path, env } = await redisProgram();
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const child = await Child.start(path, args, { env });
  await child.line(/Ready to accept connections/, 10_000);
  return child;
}
