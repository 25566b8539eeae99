import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../server/rehearsal/seeded-random.ts';
import { nextMove } from '../../../server/rehearsal/sorting.ts';

const THEMES = [
  { name: 'Meetings', says: ['Shorter meetings', 'End on time'] },
  { name: 'Tools', says: ['Fewer tools'] },
];
const move = (written: Parameters<typeof nextMove>[0], clusters: Parameters<typeof nextMove>[1] = []) =>
  nextMove(written, clusters, THEMES, seededRandom(1), () => 'new');

describe('what a simulated participant groups', () => {
  test('two that say much the same begin a group by the name of what they are about', () => {
    const made = move([
      { id: 'a', text: 'Shorter meetings' },
      { id: 'b', text: 'Fewer tools' },
      { id: 'c', text: 'End on time' },
    ]);
    expect(made?.put).toEqual([{ id: 'new', name: 'Meetings' }]);
    expect(made?.move.map(({ contributionId }) => contributionId).sort()).toEqual(['a', 'c']);
  });

  test('one more goes to the group of its like, or of its name', () => {
    const clusters = [{ id: 'k', name: 'Anything' }];
    const like = [
      { id: 'a', text: 'Shorter meetings', clusterId: 'k' },
      { id: 'c', text: 'End on time' },
    ];
    expect(move(like, clusters)?.move).toEqual([{ contributionId: 'c', clusterId: 'k' }]);
    const named = [{ id: 't', name: 'Tools' }];
    expect(move([{ id: 'b', text: 'Fewer tools' }], named)?.move).toEqual([
      { contributionId: 'b', clusterId: 't' },
    ]);
  });

  test('what people wrote themselves goes by its letters, and what belongs nowhere stays', () => {
    const own = [
      { id: 'x', text: 'More bicycles in town' },
      { id: 'y', text: 'more bicycles in the town' },
      { id: 'z', text: 'Swimming' },
    ];
    const made = move(own);
    expect(made?.move.map(({ contributionId }) => contributionId).sort()).toEqual(['x', 'y']);
    expect(made?.put).toEqual([{ id: 'new', name: '' }]);
    expect(move([{ id: 'z', text: 'Swimming' }])).toBeNull();
  });
});
