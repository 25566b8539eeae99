import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROUND_KIND_NAMES } from '../../sessions/rounds/registry.ts';
import { kindsPage } from './kinds-page.ts';

const docs = join(import.meta.dirname, '../../docs');

describe('docs/kinds.md', () => {
  it('says of every round kind what its card says', async () => {
    await expect(kindsPage()).toMatchFileSnapshot(join(docs, 'kinds.md'));
  });

  it.each(ROUND_KIND_NAMES)('shows %s', (kind) => {
    const path = join(docs, 'images/kinds', `${kind}.jpg`);
    expect(
      existsSync(path),
      `no picture: RONDO_PICTURES=docs/images/kinds npx vitest run tests/e2e/kinds.test.ts`,
    ).toBe(true);
    expect(readFileSync(path).length).toBeGreaterThan(20_000);
  });
});
