import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What lies in the data folder. */
export function dataPaths(dataDir: string): { database: string; secrets: string; outbox: string } {
  return {
    database: join(dataDir, 'rondo.db'),
    secrets: join(dataDir, 'secrets.json'),
    outbox: join(dataDir, 'outbox'),
  };
}

/** The built pages: beside the server's bundle, or in `dist` when the server runs from its sources. Null: not built. */
export function pagesFolder(): string | null {
  for (const place of ['../client', '../../dist/client']) {
    const folder = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(join(folder, 'index.html'))) return folder;
  }
  return null;
}
