import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strips } from '../../../../client/rounds/contributions/strips.ts';

const weights = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
const none = { width: 0, height: 0 };

describe('tiles that fill the wall', () => {
  it('cover it whole, without lying over each other', () => {
    fc.assert(
      fc.property(weights, fc.constantFrom(1, 1.8, 3), (given, ratio) => {
        const tiles = strips(given, ratio, none);
        expect(tiles).toHaveLength(given.length);
        expect(tiles.reduce((sum, { width, height }) => sum + width * height, 0)).toBeCloseTo(1);
        for (const [at, a] of tiles.entries())
          for (const b of tiles.slice(at + 1)) {
            const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
            const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
            expect(Math.min(across, down)).toBeLessThan(1e-9);
          }
      }),
    );
  });

  it('are as large as their weight where no least size is asked', () => {
    const tiles = strips([1, 2, 3, 4], 1.8, none);
    const areas = tiles.map(({ width, height }) => width * height * 10);
    for (const [at, area] of areas.entries()) expect(area).toBeCloseTo(at + 1);
  });

  it('are never too small to read, however unlike they are, as long as so many fit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }), (given) => {
        const tiles = strips(given, 3, { width: 0.23, height: 0.45 });
        for (const { width, height } of tiles) {
          expect(width).toBeGreaterThan(0.2299);
          expect(height).toBeGreaterThan(0.4499);
        }
      }),
    );
  });
});
