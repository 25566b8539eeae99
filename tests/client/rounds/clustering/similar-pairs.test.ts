import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SimilarPairs } from '../../../../client/rounds/clustering/similar-pairs.ts';
import { similarity, SUGGEST_FROM, trigrams } from '../../../../sessions/methods/similar.ts';

const text = fc
  .array(fc.constantFrom('more', 'trees', 'tree', 'in the', 'street', 'streets', 'please'), { maxLength: 4 })
  .map((words) => words.join(' '));

describe('texts that read alike', () => {
  it('kept as texts come, change and go, the pairs are those of comparing every text with every other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), text, gone: fc.boolean() }), {
          maxLength: 20,
        }),
        (steps) => {
          const kept = new SimilarPairs();
          const texts = new Map<string, string>();
          for (const step of steps) {
            if (step.gone) {
              kept.remove(step.id);
              texts.delete(step.id);
            } else {
              kept.put(step.id, step.text);
              texts.set(step.id, step.text);
            }
          }
          const expected = [...texts].flatMap(([first, one]) =>
            [...texts].flatMap(([second, other]) => {
              const alike = similarity(trigrams(one), trigrams(other));
              return first < second && alike >= SUGGEST_FROM ? [`${first}${second} ${alike.toFixed(9)}`] : [];
            }),
          );
          const found = kept
            .pairs()
            .map((pair) => `${pair.first}${pair.second} ${pair.similarity.toFixed(9)}`);
          expect(found.sort()).toEqual(expected.sort());
        },
      ),
    );
  });

  it('the most alike come first', () => {
    const kept = new SimilarPairs();
    kept.put('a', 'Plant trees along the road');
    kept.put('b', 'Plant more trees along the road');
    kept.put('c', 'Plant trees along the road!');
    expect(kept.pairs().map(({ first, second }) => first + second)).toEqual(['ac', 'ab', 'bc']);
  });
});
