import { connect, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { once } from 'node:events';
import { Child } from '../support/child.ts';
import { tempDir, type TempDir } from '../support/temp-dir.ts';
import type { Machine } from './machine.ts';

/** What a server process says of itself. */
export interface Reading {
  rss: number;
  /** Bytes on the heap and outside it that are in use. */
  live: number;
  cpuSeconds: number;
  /** How late the event loop was since the histogram was made fresh, milliseconds. */
  delayP99: number;
  delayMax: number;
}

interface Program {
  /** Arguments of node: the program and its own. */
  args: readonly string[];
  env: Record<string, string>;
  /** Told on standard output once it serves; the first group is the port. */
  ready: RegExp;
}

/** A server in a process of its own, on a core of its own where the machine allows, with the probe in it. */
export class MeasuredProcess {
  readonly port: number;
  readonly child: Child;
  readonly #probe: Socket;
  readonly #lines: Interface;
  readonly #folder: TempDir;

  private constructor(child: Child, port: number, probe: Socket, folder: TempDir) {
    this.child = child;
    this.port = port;
    this.#probe = probe;
    this.#lines = createInterface({ input: probe });
    this.#folder = folder;
  }

  static async start({ args, env, ready }: Program, machine: Machine): Promise<MeasuredProcess> {
    const folder = tempDir();
    const socketPath = join(folder.path, 'probe');
    const node = [
      process.execPath,
      '--expose-gc',
      '--import',
      resolve(import.meta.dirname, 'probe.js'),
      ...machine.serverFlags,
      ...args,
    ];
    const [command = '', ...rest] = [...machine.serverPrefix, ...node];
    const child = await Child.start(command, rest, {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? '',
        RONDO_BENCH_PROBE: socketPath,
        ...env,
      },
    });
    const [, port] = await child.line(ready, 60_000);
    const probe = connect(socketPath);
    await once(probe, 'connect');
    return new MeasuredProcess(child, Number(port), probe, folder);
  }

  /** @param words `gc` to collect garbage first, `fresh` to start the event loop's histogram anew */
  async read(...words: ('gc' | 'fresh')[]): Promise<Reading> {
    const line = once(this.#lines, 'line');
    this.#probe.write(`read ${words.join(' ')}\n`);
    const [text] = (await line) as [string];
    return JSON.parse(text) as Reading;
  }

  async stop(): Promise<void> {
    this.#probe.destroy();
    await this.child.stop();
    await this.#folder[Symbol.asyncDispose]();
  }
}
