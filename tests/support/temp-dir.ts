import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made = new Set<string>();
process.once('exit', () => {
  for (const folder of made) remove(folder);
});

/** A fresh folder that goes with `await using`, and at the latest when the test process ends. */
export interface TempDir extends AsyncDisposable {
  readonly path: string;
}

export function tempDir(): TempDir {
  const path = mkdtempSync(join(tmpdir(), 'rondo-test-'));
  made.add(path);
  return {
    path,
    async [Symbol.asyncDispose]() {
      made.delete(path);
      remove(path);
    },
  };
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
