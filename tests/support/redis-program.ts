import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { filledOnce } from './cache-folder.ts';
import { findOnPath } from './find-on-path.ts';

const run = promisify(execFile);
const triplet = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch as string];
const libraryFolders = [`usr/lib/${triplet}`, `lib/${triplet}`];

export interface RedisProgram {
  path: string;
  env: Record<string, string>;
}

/**
 * Finds a real `redis-server`: the machine's own, else the one of the Debian or Ubuntu release that runs here,
 * fetched and unpacked into the cache without installing anything and without root.
 */
export async function redisProgram(): Promise<RedisProgram> {
  const installed = await findOnPath('redis-server');
  if (installed !== undefined) return { path: installed, env: {} };
  const apt = await findOnPath('apt-get');
  const dpkg = await findOnPath('dpkg');
  if (apt === undefined || dpkg === undefined) {
    throw new Error(
      'These tests need a real Redis: install it so that `redis-server` is on PATH (for example `brew install redis` ' +
        'or `dnf install redis`).',
    );
  }
  const release =
    (await readFile('/etc/os-release', 'utf8')).match(/^VERSION_CODENAME=(\w+)/m)?.[1] ?? 'unknown';
  const folder = await filledOnce(`redis-${release}-${process.arch}`, (scratch) =>
    unpack(scratch).catch((cause: unknown) => {
      throw new Error(
        'These tests need a real Redis, and it could not be fetched with apt-get: install it ' +
          '(`sudo apt-get install redis-server`), so that `redis-server` is on PATH.',
        { cause },
      );
    }),
  );
  const libraries = libraryFolders.map((lib) => join(folder, lib)).filter((lib) => existsSync(lib));
  return { path: join(folder, 'usr/bin/redis-server'), env: { LD_LIBRARY_PATH: libraries.join(':') } };
}

async function unpack(folder: string): Promise<void> {
  const downloads = join(folder, 'downloads');
  await mkdir(downloads);
  // The machine's own package lists may be missing (container images drop them) or older than the archive.
  await download([], downloads).catch(async () => {
    const lists = await privateLists(folder);
    await download(lists, downloads);
  });
  for (const name of await readdir(downloads)) {
    if (name.endsWith('.deb')) await run('dpkg', ['-x', join(downloads, name), folder]);
  }
  for (const scrap of [downloads, join(folder, 'apt')]) await rm(scrap, { recursive: true, force: true });
}

/** Redis and whatever it needs that this machine lacks, as apt would install it. */
async function download(options: string[], folder: string): Promise<void> {
  const plan = [...options, 'install', '--simulate', '--no-install-recommends', '-qq', 'redis-server'];
  const { stdout } = await apt(plan);
  const packages = [...stdout.matchAll(/^Inst (\S+)/gm)].flatMap(([, name]) => name ?? []);
  if (packages.length === 0) throw new Error(`apt-get names no package to fetch:\n${stdout}`);
  await apt([...options, 'download', '-qq', ...packages], folder);
}

/** Fresh package lists in a folder of our own, and the options that make apt read them. */
async function privateLists(folder: string): Promise<string[]> {
  const state = join(folder, 'apt');
  await mkdir(join(state, 'lists/partial'), { recursive: true });
  await mkdir(join(state, 'cache/archives/partial'), { recursive: true });
  const options = ['-o', `Dir::State::Lists=${state}/lists`, '-o', `Dir::Cache=${state}/cache`];
  await apt([...options, 'update', '-qq']);
  return options;
}

function apt(args: string[], cwd?: string) {
  // As root, apt would fetch as a user of its own, who may not write into our folder.
  const own = ['-o', 'APT::Sandbox::User='];
  return run('apt-get', [...own, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, LC_ALL: 'C' },
  });
}
