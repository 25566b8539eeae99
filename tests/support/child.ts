import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const running = new Set<Child>();
process.once('exit', () => {
  for (const child of running) child.signal('SIGKILL');
});

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

interface Options {
  /** The whole environment of the process: nothing of the runner's own leaks in. */
  env: Record<string, string>;
  cwd?: string;
}

/** A real process under test. It dies with the test process, and everything it printed is kept. */
export class Child {
  readonly pid: number;
  /** Settles when the process is gone and its output has been read to the end. */
  readonly exited: Promise<Exit>;
  readonly #lines: string[] = [];
  readonly #name: string;
  readonly #process: ChildProcessByStdio<null, Readable, Readable>;
  readonly #news = new EventEmitter();
  #gone: Exit | undefined;

  private constructor(name: string, process: ChildProcessByStdio<null, Readable, Readable>, pid: number) {
    this.#name = name;
    this.#process = process;
    this.pid = pid;
    for (const stream of [process.stdout, process.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.#lines.push(line);
        this.#news.emit('news');
      });
    }
    this.exited = new Promise((resolve) => {
      process.once('close', (code, signal) => {
        this.#gone = { code, signal };
        running.delete(this);
        this.#news.emit('news');
        resolve(this.#gone);
      });
    });
    running.add(this);
  }

  static async start(command: string, args: readonly string[], { env, cwd }: Options): Promise<Child> {
    const process = spawn(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    await new Promise<void>((resolve, reject) => {
      process.once('spawn', resolve);
      process.once('error', (cause) => reject(new Error(`${command} could not be started`, { cause })));
    });
    if (process.pid === undefined) throw new Error(`${command} has no process id`);
    return new Child(command, process, process.pid);
  }

  /** Everything printed so far, both streams in the order they arrived. */
  get output(): string {
    return this.#lines.join('\n');
  }

  get alive(): boolean {
    return this.#gone === undefined;
  }

  /** The first printed line that matches, past ones included; throws when the process ends or the time is up first. */
  async line(pattern: RegExp, withinMs: number): Promise<RegExpExecArray> {
    const deadline = Date.now() + withinMs;
    let seen = 0;
    for (;;) {
      for (; seen < this.#lines.length; seen += 1) {
        const match = pattern.exec(this.#lines[seen] ?? '');
        if (match) return match;
      }
      const left = deadline - Date.now();
      if (!this.alive || left <= 0) {
        const what = this.alive ? `printed no ${pattern} within ${withinMs} ms` : `ended without ${pattern}`;
        throw new Error(`${this.#name} ${what}. It said:\n${this.output}`);
      }
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          this.#news.off('news', wake);
          resolve();
        };
        const timer = setTimeout(wake, left);
        this.#news.on('news', wake);
      });
    }
  }

  signal(signal: NodeJS.Signals): void {
    if (this.alive) this.#process.kill(signal);
  }

  /** Kills at once, as a power cut would, and waits until the process is gone. */
  async kill(): Promise<Exit> {
    this.signal('SIGKILL');
    return this.exited;
  }

  /** Asks to stop and waits; a process that does not listen is killed and reported. */
  async stop(withinMs = 10_000): Promise<Exit> {
    this.signal('SIGTERM');
    const timer = setTimeout(() => this.signal('SIGKILL'), withinMs);
    const exit = await this.exited;
    clearTimeout(timer);
    if (exit.signal === 'SIGKILL') throw new Error(`${this.#name} ignored SIGTERM. It said:\n${this.output}`);
    return exit;
  }
}
