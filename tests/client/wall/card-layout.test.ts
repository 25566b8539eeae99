import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CARD_STEPS, layCards, STILL_STEPS, type Stage } from '../../../client/wall/card-layout.ts';

const STAGE: Stage = { width: 1760, height: 560, gap: 14 };
const all = (height: number, count: number) => () => Array.from({ length: count }, () => height);

describe('cards on the stage', () => {
  test('few cards are large; more get smaller in steps, and only then there are pages', () => {
    const steps = [2, 8, 21, 500].map((count) => {
      const { step, pages } = layCards(CARD_STEPS, count, STAGE, ({ text }) => all(55 * text, count)());
      return { text: step.text, pages: pages.length };
    });
    expect(steps.map(({ text }) => text)).toEqual([1.6, 1.6, 1.15, 1]);
    expect(steps.map(({ pages }) => pages > 1)).toEqual([false, false, false, true]);
  });

  test('every card is on exactly one page, inside the stage, and none lies upon another', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 20, max: 900 }), { maxLength: 120 }), (heights) => {
        const { cardWidth, pages } = layCards(CARD_STEPS, heights.length, STAGE, () => heights);
        const seen = pages.flatMap((page) => page.map(({ index }) => index));
        expect([...seen].sort((a, b) => a - b)).toEqual(heights.map((_height, index) => index));
        for (const page of pages)
          for (const [at, card] of page.entries()) {
            expect(card.x + cardWidth).toBeLessThanOrEqual(STAGE.width + 1e-6);
            expect(card.y + card.height).toBeLessThanOrEqual(STAGE.height);
            for (const other of page.slice(at + 1)) {
              const apart =
                card.x !== other.x || card.y + card.height <= other.y || other.y + other.height <= card.y;
              expect(apart).toBe(true);
            }
          }
      }),
      { numRuns: 200 },
    );
  });

  test('a card that comes later moves none of those on the same stage', () => {
    const heights = Array.from({ length: 300 }, (_, at) => 60 + ((at * 37) % 120));
    const before = layCards(CARD_STEPS, 299, STAGE, () => heights.slice(0, 299));
    const after = layCards(CARD_STEPS, 300, STAGE, () => heights);
    expect(after.step).toEqual(before.step);
    const placeOf = (layout: typeof before) =>
      new Map(layout.pages.flatMap((page, at) => page.map((card) => [card.index, { at, ...card }] as const)));
    const places = placeOf(after);
    for (const [index, place] of placeOf(before)) expect(places.get(index)).toEqual(place);
  });

  test('very many cards are measured in the smallest text only', () => {
    const measured: number[] = [];
    layCards(CARD_STEPS, 500, STAGE, ({ text }) => {
      measured.push(text);
      return all(80, 500)();
    });
    expect(new Set(measured)).toEqual(new Set([1]));
  });

  test('[LIGHT] of very many cards some are measured in every step, and all of them in one', () => {
    const measured: string[] = [];
    const { pages } = layCards(CARD_STEPS, 1_000, STAGE, ({ columns }, _width, of) => {
      measured.push(`${of} ${columns}`);
      return all(80, of === 'all' ? 1_000 : 201)();
    });
    expect(measured).toEqual(['some 4', 'some 3', 'some 2', 'all 4']);
    expect(pages.flat()).toHaveLength(1_000);
  });

  test('options that are voted on stand below each other while they fit', () => {
    expect(layCards(STILL_STEPS, 3, STAGE, all(100, 3)).step.columns).toBe(1);
  });

  test('no cards is no page, and a page that is not laid out yet has them all', () => {
    expect(layCards(CARD_STEPS, 0, STAGE, () => []).pages).toEqual([]);
    const unmeasured = layCards(CARD_STEPS, 9, { ...STAGE, height: Number.POSITIVE_INFINITY }, all(0, 9));
    expect(unmeasured.pages).toHaveLength(1);
  });
});
