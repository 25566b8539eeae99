import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A folder of the person who runs the tests, filled once and shared by all checkouts. It appears whole or not at all:
 * `fill` works in a scratch folder that is renamed at the end, so that two runs at once do each other no harm.
 */
export async function filledOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const target = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'rondo-tests', name);
  if (existsSync(target)) return target;
  await mkdir(dirname(target), { recursive: true });
  const scratch = await mkdtemp(`${target}.`);
  try {
    await fill(scratch);
    await rename(scratch, target);
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
