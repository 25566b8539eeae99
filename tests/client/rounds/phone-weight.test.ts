import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../../client/rounds/registry.ts';
import { wallResults } from '../../../client/rounds/wall-sides.ts';

const root = resolve(import.meta.dirname, '../../..');
const IMPORT = /^\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([.][^']+)'/gm;

const ofRoot = (file: string) => relative(root, file);

/** Every file of ours that comes along when this one is loaded; types and what is loaded later do not. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !/[.](ts|svelte)$/.test(file)) return seen;
  seen.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT))
    loadedWith(join(dirname(file), path), seen);
  return seen;
}

describe('what pages load before there is a round', () => {
  // What is behind the door is loaded later, but before anything is asked.
  test.each(['participant/main.ts', 'participant/Inside.svelte', 'wall/main.ts', 'wall/Wall.svelte'])(
    '[LIGHT] %s brings no kind: neither rules, schemas nor cards, and nothing of its sides',
    (page) => {
      const files = [...loadedWith(join(root, 'client', page))];
      expect(files.length).toBeGreaterThan(5);
      expect(
        files.map(ofRoot).filter((file) => /^client\/rounds\/[^/]+\/|^sessions\/rounds\//.test(file)),
      ).toEqual([]);
      expect(files.map(ofRoot)).not.toContain('client/rounds/registry.ts');
      expect(files.filter((file) => readFileSync(file, 'utf8').includes("from 'zod"))).toEqual([]);
    },
  );
});

describe('what a phone loads for a round', () => {
  test('is found through every file that comes along', () => {
    const files = [...loadedWith(join(root, 'client/rounds/ideas/Result.svelte'))];
    expect(files).toContain(join(root, 'client/rounds/contributions/VoteKeys.svelte'));
    expect(files).not.toContain(join(root, 'client/rounds/clustering/ConsoleBoard.svelte'));
  });

  test.each(wallResults.kinds)('[LIGHT] what %s has on the wall comes to no phone', (kind) => {
    const files = [...loadedWith(join(root, 'client/rounds', kind, 'Result.svelte'))].map(ofRoot);
    expect(files.filter((file) => file.startsWith('client/wall/'))).toEqual([]);
  });

  test.each(KINDS)('[LIGHT] %s brings its own sides, and not the rules of every kind', (kind) => {
    for (const side of ['Ballot', 'Result', ...(wallResults.kinds.includes(kind) ? ['WallResult'] : [])]) {
      const files = [...loadedWith(join(root, 'client/rounds', kind, `${side}.svelte`))].map(ofRoot);
      // The registry brings all kinds of the core, and a word cloud's stems with them.
      expect(files).not.toContain('sessions/rounds/registry.ts');
      expect(files).not.toContain('sessions/methods/word-cloud.ts');
      // Nor the schemas of its own: a phone sends what the server checks.
      expect(
        files.filter((file) => readFileSync(join(root, file), 'utf8').includes("from 'zod/mini'")),
      ).toEqual([]);
    }
  });
});
