import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arranged,
  dissolving,
  inverseOf,
  isNothing,
  making,
  merging,
  moving,
  naming,
  possible,
  type Arranged,
} from '../../../../client/rounds/clustering/arranging.ts';
import type { Arrangement } from '../../../../client/rounds/round-views.ts';
import { ViewStore } from '../../../../client/live/view-store.svelte.ts';
import { viewOf } from '../../../../sessions/views.ts';
import { GivenSession, refusalOf } from '../../../sessions/given.ts';
import { plannedRound } from '../../../support/planned-round.ts';

const IDEAS = 6;

/** A real session with six ideas; what is read of it is the console's own view. */
class CoreBoard {
  readonly session = new GivenSession({}, [plannedRound('r', 'ideas', {})]).join('p1').opened('r');
  readonly ids = Array.from({ length: IDEAS }, (_, at) => this.session.contribute('p1', `Idea ${at}`, 'r'));

  get now(): Arranged {
    const store = new ViewStore();
    store.takeView(viewOf(this.session.state, this.session, 'facilitator', 0));
    return { clusters: store.clusters('r'), contributions: store.contributions('r') };
  }

  /** Null, or why the core would not. */
  do(change: Arrangement): string | null {
    return refusalOf(this.session.facilitate({ type: 'arrange', roundId: 'r', ...change }));
  }
}

/** What a board is, whatever the order its clusters were made in. */
function told({ clusters, contributions }: Arranged) {
  return {
    names: Object.fromEntries(clusters.map(({ id, name }) => [id, name])),
    places: contributions.map(({ clusterId }) => clusterId ?? null),
  };
}

type Step = {
  do: 'make' | 'move' | 'name' | 'merge' | 'dissolve' | 'loosen';
  a: number;
  b: number;
  ideas: number[];
};
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    do: fc.constantFrom('make', 'move', 'name', 'merge', 'dissolve', 'loosen'),
    a: fc.nat(3),
    b: fc.nat(3),
    ideas: fc.uniqueArray(fc.nat(IDEAS - 1), { minLength: 1, maxLength: 4 }),
  }),
  { maxLength: 12 },
);

function changeOf(step: Step, board: CoreBoard, now: Arranged): Arrangement {
  const ideas = step.ideas.map((at) => board.ids[at]!);
  const [a, b] = [`c${step.a}`, `c${step.b}`];
  switch (step.do) {
    case 'make':
      return making({ id: a, name: `Group ${step.b}` }, ideas);
    case 'move':
      return moving(ideas, a);
    case 'name':
      return naming(a, `Name ${step.b}`);
    case 'merge':
      return merging(a, b, now);
    case 'dissolve':
      return dissolving(a, now);
    case 'loosen':
      return moving(ideas, null);
  }
}

describe('arranging a board', () => {
  it('what is possible the core takes, and the board is then as it was foreseen', () => {
    fc.assert(
      fc.property(steps, (wanted) => {
        const board = new CoreBoard();
        for (const step of wanted) {
          const before = board.now;
          const change = possible(changeOf(step, board, before), before);
          expect(board.do(change)).toBeNull();
          expect(told(board.now)).toEqual(told(arranged(before, change)));
        }
      }),
    );
  });

  it('every step can be taken back, one after the other to the very beginning, and done again', () => {
    fc.assert(
      fc.property(steps, (wanted) => {
        const board = new CoreBoard();
        const first = told(board.now);
        const done: { forth: Arrangement; back: Arrangement }[] = [];
        for (const step of wanted) {
          const before = board.now;
          const forth = possible(changeOf(step, board, before), before);
          if (isNothing(forth)) continue;
          done.push({ forth, back: inverseOf(forth, before) });
          board.do(forth);
        }
        const last = told(board.now);
        for (const { back } of [...done].reverse()) expect(board.do(possible(back, board.now))).toBeNull();
        expect(told(board.now)).toEqual(first);
        for (const { forth } of done) expect(board.do(possible(forth, board.now))).toBeNull();
        expect(told(board.now)).toEqual(last);
      }),
    );
  });

  it('a step back over what somebody else has changed does what still can be done', () => {
    const board = new CoreBoard();
    const [one, two] = board.ids as [string, string];
    const forth = making({ id: 'c1', name: 'Money' }, [one, two]);
    const back = inverseOf(forth, board.now);
    board.do(forth);
    board.do(dissolving('c1', board.now));
    board.do(making({ id: 'c2', name: 'Time' }, [two]));
    expect(possible(back, board.now)).toEqual({
      put: [],
      remove: [],
      move: [{ contributionId: two, clusterId: null }],
    });
    expect(board.do(possible(back, board.now))).toBeNull();
  });
});
