import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { findOnPath } from '../support/find-on-path.ts';

/** What the benchmark runs on, and how it shares it between the server and the crowd. */
export interface Machine {
  /** Put before the server's command line; empty where processes cannot be pinned. */
  readonly serverPrefix: readonly string[];
  /** Given to node itself. */
  readonly serverFlags: readonly string[];
  readonly description: string;
  /** What makes the figures worth less than they could be. */
  readonly warnings: string[];
}

const SERVER_CORE = 0;
const CROWD_CORE = 1;

/** Pins this process, which plays the crowd, to one core and leaves the other to the server. */
export async function prepareMachine(largest: number, profile: string | undefined): Promise<Machine> {
  const warnings: string[] = [];
  // Asked before this process confines itself to one of them.
  const cores = availableParallelism();
  const taskset = await findOnPath('taskset');
  let serverPrefix: string[] = [];
  if (profile !== undefined) warnings.push('Servers are profiled: compare these figures with no others.');
  if (cores < 2) {
    warnings.push(
      'One core only: server and crowd share it, so that every figure is too bad, and so are the ratios.',
    );
  } else if (taskset === undefined) {
    warnings.push(
      '`taskset` is missing: server and crowd wander over the cores. On Debian it is in util-linux.',
    );
  } else {
    execFileSync(taskset, ['-acp', String(CROWD_CORE), String(process.pid)], { stdio: 'ignore' });
    serverPrefix = [taskset, '-c', String(SERVER_CORE)];
  }
  const limit = openFilesLimit();
  // A participant who joins has a request and a connection open at once, here and in the server; the rest is Node's own.
  const needed = largest + 1_000;
  if (limit < needed) {
    warnings.push(
      `Open files are limited to ${limit}, and ${largest} participants need ${needed}: raise the limit ` +
        `(\`ulimit -n ${needed}\` before the run) or choose fewer with --n. Expect lost joins.`,
    );
  }
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return {
    serverPrefix,
    serverFlags: profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(profile)}`],
    warnings,
    description:
      `${cores} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
      `${platform()} ${release()}, Node ${process.versions.node}`,
  };
}

function openFilesLimit(): number {
  try {
    const line = /^Max open files\s+(\d+|unlimited)/m.exec(readFileSync('/proc/self/limits', 'utf8'));
    return line?.[1] === undefined || line[1] === 'unlimited' ? Infinity : Number(line[1]);
  } catch {
    return Infinity;
  }
}

/** How much of the machine other programs took meanwhile, in cores: under load only ratios mean anything. */
export class OtherLoad {
  readonly #start = busySeconds();
  readonly #startedAt = performance.now();
  #own = -ownSeconds();

  /** CPU seconds of a server that has ended. */
  addServer(cpuSeconds: number): void {
    this.#own += cpuSeconds;
  }

  describe(): string {
    const now = busySeconds();
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const load = `load average ${loadavg()
      .map((value) => value.toFixed(1))
      .join(' ')}`;
    if (now === null || this.#start === null) return load;
    const others = Math.max(0, now - this.#start - this.#own - ownSeconds()) / seconds;
    return `other programs used ${others.toFixed(2)} cores meanwhile; ${load}`;
  }
}

function ownSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Seconds all cores together were not idle since the machine started; null where nobody says. */
function busySeconds(): number | null {
  try {
    const fields = readFileSync('/proc/stat', 'utf8')
      .split('\n', 1)[0]
      ?.trim()
      .split(/\s+/)
      .slice(1)
      .map(Number);
    if (!fields) return null;
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = fields;
    // 100 ticks a second on every Linux that Node runs on.
    return (user + nice + system + irq + softirq) / 100;
  } catch {
    return null;
  }
}
