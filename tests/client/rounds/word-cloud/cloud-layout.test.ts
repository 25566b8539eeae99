import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layCloud, type PlacedWord, type Sized } from '../../../../client/rounds/word-cloud/cloud-layout.ts';

const STAGE = { width: 1800, height: 700, least: 42, most: 250 };
/** About the width of letters in a strong type face. */
const widthOf = (word: string): number => word.length * 0.56;

const words: fc.Arbitrary<Sized[]> = fc
  .uniqueArray(
    fc.record({ word: fc.stringMatching(/^[a-z]{2,14}$/), count: fc.integer({ min: 1, max: 60 }) }),
    {
      selector: ({ word }) => word,
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((list) => list.sort((a, b) => b.count - a.count));

const middles = (placed: readonly PlacedWord[]) =>
  new Map(
    placed.map(({ word, x, y, size }) => [word, { x: x / STAGE.width, y: y / STAGE.height, size }] as const),
  );

function overlap(a: PlacedWord, b: PlacedWord): boolean {
  return (
    Math.abs(a.x - b.x) * 2 < widthOf(a.word) * a.size + widthOf(b.word) * b.size &&
    Math.abs(a.y - b.y) * 2 < a.size + b.size
  );
}

describe('the layout of a word cloud', () => {
  it('no word lies over another, none is cut off, none is smaller than can be read', () => {
    fc.assert(
      fc.property(words, (given) => {
        const placed = layCloud(given, STAGE, widthOf, new Map());
        for (const [at, word] of placed.entries()) {
          expect(word.size).toBeGreaterThanOrEqual(STAGE.least);
          const half = (widthOf(word.word) * word.size) / 2;
          expect(word.x - half).toBeGreaterThanOrEqual(0);
          expect(word.x + half).toBeLessThanOrEqual(STAGE.width);
          expect(word.y - word.size / 2).toBeGreaterThanOrEqual(0);
          expect(word.y + word.size / 2).toBeLessThanOrEqual(STAGE.height);
          for (const other of placed.slice(at + 1)) expect(overlap(word, other)).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('a word that came more often is never smaller than one that came less, unless it is too long for the wall', () => {
    fc.assert(
      fc.property(words, (given) => {
        const placed = layCloud(given, STAGE, widthOf, new Map()).filter(({ word }) => word.length < 12);
        for (const [at, { size }] of placed.entries())
          for (const later of placed.slice(at + 1)) expect(later.size).toBeLessThanOrEqual(size + 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('laid out again unchanged, every word stays where it is', () => {
    const given = ['green', 'river', 'friendly', 'market', 'bridges', 'old', 'calm'].map((word, at) => ({
      word,
      count: 9 - at,
    }));
    const placed = layCloud(given, STAGE, widthOf, new Map());
    const again = layCloud(given, STAGE, widthOf, middles(placed));
    for (const [at, { x, y }] of placed.entries()) {
      expect(again[at]?.x).toBeCloseTo(x);
      expect(again[at]?.y).toBeCloseTo(y);
    }
  });

  it('a new word finds its place and moves no word that leaves it room', () => {
    const given = [
      { word: 'market', count: 9 },
      { word: 'river', count: 9 },
      { word: 'calm', count: 3 },
    ];
    const placed = layCloud(given, STAGE, widthOf, new Map());
    const grown = layCloud([...given, { word: 'bridges', count: 1 }], STAGE, widthOf, middles(placed));
    expect(grown).toHaveLength(4);
    for (const [at, { x, y }] of placed.entries()) {
      expect(grown[at]?.x).toBeCloseTo(x);
      expect(grown[at]?.y).toBeCloseTo(y);
    }
  });
});
