import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const projectRoot = resolve(import.meta.dirname, '../..');
const buildsFolder = join(projectRoot, '.cache/builds');
const sources = [
  'sessions',
  'db',
  'server',
  'client',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];
const keptFor = 60 * 60 * 1000;

/**
 * Builds the product as `npm run build` does and answers the folder that holds `server/` and `client/`.
 *
 * Every state of the sources gets a folder of its own, so that a build is made once however many runs use it and a
 * server under test is never rebuilt beneath its feet: a test that kills and restarts it restarts the same program.
 */
export async function builtProduct(): Promise<string> {
  const known = process.env['RONDO_BUILT'];
  if (known !== undefined) return known;
  const target = join(buildsFolder, await sourceHash());
  if (!existsSync(target)) await build(target);
  process.env['RONDO_BUILT'] = target;
  return target;
}

async function build(target: string): Promise<void> {
  const scratch = `${target}.${process.pid}`;
  await rm(scratch, { recursive: true, force: true });
  await mkdir(buildsFolder, { recursive: true });
  await removeOldBuilds();
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  // The runner's own variables would make Vite build for tests, and npm's would turn on its chatter.
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    NODE_ENV: 'production',
    RONDO_BUILD_DIR: relativeToRoot(scratch),
  };
  for (const args of [['build'], ['build', '--ssr']]) {
    await run(process.execPath, [vite, ...args, '--logLevel', 'warn'], { cwd: projectRoot, env }).catch(
      (cause: unknown) => {
        throw new Error(`\`vite ${args.join(' ')}\` failed, so no test can start the server`, { cause });
      },
    );
  }
  try {
    await rename(scratch, target);
  } catch (error) {
    // Another run built the same sources at the same time: its folder is as good as ours.
    await rm(scratch, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

async function sourceHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(projectRoot, source);
    const entries = (await stat(path).catch(() => undefined))?.isDirectory()
      ? (await readdir(path, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [path];
    for (const entry of entries) {
      hash.update(relativeToRoot(entry)).update('\0');
      hash.update(await readFile(entry).catch(() => '')).update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** A build that nothing has used for an hour belongs to sources that are gone. */
async function removeOldBuilds(): Promise<void> {
  for (const name of await readdir(buildsFolder)) {
    const path = join(buildsFolder, name);
    const made = (await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now();
    if (Date.now() - made > keptFor) await rm(path, { recursive: true, force: true });
  }
}

function relativeToRoot(path: string): string {
  return path.slice(projectRoot.length + 1);
}
