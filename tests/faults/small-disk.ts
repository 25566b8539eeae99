import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dataPaths } from '../../server/platform/paths.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { tempDir, type TempDir } from '../support/temp-dir.ts';

const MOUNT = 'mount -t tmpfs -o size=8m,mode=700 rondo "$DATA_DIR" && exec "$@"';
/** As root a mount namespace is enough; else a user namespace gives the right to have one, where the system allows it. */
const WAYS = [
  ['unshare', '--mount'],
  ['unshare', '--user', '--map-root-user', '--mount'],
];

/** The words that start a program with a disk of 8 MB as its data folder, seen by nobody else; null where none can. */
export function onSmallDisk(): readonly string[] | null {
  for (const way of WAYS) {
    const through = [...way, 'sh', '-c', MOUNT, 'sh'];
    const [command = '', ...args] = through;
    const env = { PATH: process.env['PATH'], DATA_DIR: '/tmp' };
    if (spawnSync(command, [...args, 'true'], { env }).status === 0) return through;
  }
  return null;
}

/** The data folder as the server sees it: its file systems are its own, and this is the way in from outside. */
export function insideOf({ pid, dataDir }: ServerProcess): string {
  return join(`/proc/${pid}/root`, dataDir);
}

/** A copy of the database of a server that writes nothing at the moment: SQLite would not open it where it lies. */
export function copyOfData(server: ServerProcess): TempDir {
  const copy = tempDir();
  const { database } = dataPaths(insideOf(server));
  for (const path of [database, `${database}-wal`])
    if (existsSync(path)) copyFileSync(path, join(copy.path, basename(path)));
  return copy;
}

/** Takes all the space there is on a disk, until it is given back. */
export class Filler {
  readonly #path: string;

  constructor(dataDir: string) {
    this.#path = join(dataDir, 'filler');
    writeFileSync(this.#path, '');
  }

  /** Fills up to the last byte; gives how many that were. */
  fill(): number {
    let taken = 0;
    for (const size of [65_536, 4_096, 1]) {
      const piece = Buffer.alloc(size);
      try {
        for (;;) {
          appendFileSync(this.#path, piece);
          taken += size;
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
    return taken;
  }

  giveBack(): void {
    rmSync(this.#path, { force: true });
  }
}
