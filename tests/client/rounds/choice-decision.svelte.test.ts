import { cleanup } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ConfigOf } from '../../../sessions/rounds/registry.ts';
import { plannedRound } from '../../support/planned-round.ts';
import { withoutLayout } from '../no-layout.ts';
import { ruleWords } from '../../../client/rounds/choice/rule-words.ts';
import { drawResult, VotingRoom, written } from './voting-room.ts';

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

describe('what it takes is said before anybody votes', () => {
  const asked = (decision: Partial<Rule>, config: Partial<ConfigOf<'choice'>> = {}) => ({
    ...{ abstain: false, maxPicks: 1, voters: 'people' as const, ...config },
    decision: { item: null, quorum: null, threshold: 'majority' as const, ...decision },
  });
  const words = (...args: Parameters<typeof asked>) =>
    (['en', 'nl'] as const).map((language) => ruleWords(asked(...args), items, language));

  test('the threshold, and what it is about', () => {
    expect(words({})).toEqual([
      'What gets the most votes is carried with more than half of the votes cast.',
      'Wat de meeste stemmen krijgt is aangenomen met meer dan de helft van de uitgebrachte stemmen.',
    ]);
    expect(words({ item: 'Yes', threshold: { parts: 2, of: 3 } }, { abstain: true })).toEqual([
      '“Yes” is carried with at least two thirds of the votes cast. Abstaining is no vote.',
      '‘Yes’ is aangenomen met minstens twee derde van de uitgebrachte stemmen. Een onthouding is geen stem.',
    ]);
    expect(words({ item: 'Yes', threshold: { parts: 3, of: 5 } }, { maxPicks: 2 })[0]).toBe(
      '“Yes” is carried with at least 3/5 of those who vote.',
    );
    expect(words({ item: 'Yes', threshold: 'unanimity' })[1]).toBe(
      '‘Yes’ is aangenomen met al de uitgebrachte stemmen.',
    );
  });

  test('how many have to take part', () => {
    expect(words({ item: 'Yes', quorum: { of: 'voting', unit: 'percent', atLeast: 50 } })).toEqual([
      '“Yes” is carried with more than half of the votes cast, if at least 50% of all who joined vote.',
      '‘Yes’ is aangenomen met meer dan de helft van de uitgebrachte stemmen, als minstens 50% van alle deelnemers stemt.',
    ]);
    expect(
      words({ item: 'Yes', quorum: { of: 'present', unit: 'people', atLeast: 3 } }, { voters: 'teams' }),
    ).toEqual([
      '“Yes” is carried with more than half of the votes cast, if at least 3 teams are present.',
      '‘Yes’ is aangenomen met meer dan de helft van de uitgebrachte stemmen, als minstens 3 teams aanwezig zijn.',
    ]);
  });

  test('on the phone, and on the wall before there is a vote; a vote that only asks says nothing', async () => {
    const round = plannedRound('d', 'choice', {
      source: { from: 'typed', items },
      decision: { item: 'Yes', quorum: null, threshold: 'majority' },
    });
    await VotingRoom.open(round);
    expect(written()).toContain('“Yes” is carried with more than half of the votes cast.');
    cleanup();
    await drawResult(round, [], 'wall');
    expect(written()).toContain('“Yes” is carried with more than half of the votes cast.');
    expect(ruleWords({ ...asked({}), decision: null }, items, 'en')).toBeNull();
  });
});

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
