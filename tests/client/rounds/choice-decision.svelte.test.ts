import { cleanup } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ConfigOf } from '../../../sessions/rounds/registry.ts';
import { plannedRound } from '../../support/planned-round.ts';
import { withoutLayout } from '../no-layout.ts';
import { drawResult, written } from './voting-room.ts';

const items = ['Yes', 'No'].map((text) => ({ id: text, text }));
type Rule = NonNullable<ConfigOf<'choice'>['decision']>;

async function decided(rule: Partial<Rule>, yes: number, no: number, closed = true): Promise<string> {
  const round = plannedRound('d', 'choice', {
    source: { from: 'typed', items },
    decision: { item: 'Yes', quorum: null, threshold: 'majority', ...rule },
  });
  const picks = [...Array<string>(yes).fill('Yes'), ...Array<string>(no).fill('No')];
  await drawResult(
    round,
    picks.map((pick) => ({ picks: [pick], abstain: false })),
    'wall',
    { closed },
  );
  const words = written();
  cleanup();
  return words;
}

beforeAll(withoutLayout);
afterEach(cleanup);

describe('a choice that decides', () => {
  test('says in words whether it is carried, and why', async () => {
    expect(await decided({}, 3, 2)).toContain('Yes: Carried 3 for, 2 against · needs more than half');
    expect(await decided({}, 2, 2)).toContain('Not carried (tie)');
    const twoThirds = { parts: 2, of: 3 };
    expect(await decided({ threshold: twoThirds }, 3, 2)).toContain(
      'Not carried 3 for, 2 against · needs at least 2/3',
    );
    const quorum = { of: 'voting', unit: 'people', atLeast: 9 } as const;
    expect(await decided({ quorum }, 4, 1)).toContain('No decision: too few take part');
    expect(await decided({ quorum }, 4, 1)).toContain('quorum 9 voting: there are 5');
  });

  test('while voting goes on it only says how it stands', async () => {
    expect(await decided({}, 3, 2, false)).toContain('So far: carried');
  });
});
