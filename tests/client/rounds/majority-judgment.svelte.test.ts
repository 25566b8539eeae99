import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { asGradesDraft } from '../../../client/rounds/majority-judgment/grades-draft.ts';
import { gradeNames } from '../../../client/rounds/majority-judgment/grades.ts';
import { words as majorityJudgmentWords } from '../../../client/rounds/majority-judgment/report-words.ts';
import { majorityJudgment } from '../../../sessions/rounds/majority-judgment.ts';
import { plannedRound } from '../../support/planned-round.ts';
import { button } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';
import { drawResult, table, turn, VotingRoom, written } from './voting-room.ts';

const items = ['Tea', 'Coffee'].map((text) => ({ id: text, text }));
const round = plannedRound('m', 'majority-judgment', { source: { from: 'typed', items } });
const own = plannedRound('m', 'majority-judgment', {
  source: { from: 'typed', items },
  grades: ['Yes', 'Perhaps', 'No'],
});
const grade = (item: string, name: string) =>
  [...(screen.getByText(item).closest('fieldset')?.querySelectorAll('label') ?? [])]
    .find(({ textContent }) => textContent.trim() === name)
    ?.querySelector('input') as HTMLInputElement;

beforeAll(withoutLayout);
afterEach(cleanup);

describe('judging on a phone', () => {
  test('what no answer counts as is said before one sends, in words', async () => {
    const room = await VotingRoom.open(round);
    expect(written()).toContain('0 of 2 judged. What you leave open counts as “Reject”.');
    expect(button('Send').disabled).toBe(true);
    await fireEvent.click(grade('Coffee', 'Very good'));
    await fireEvent.click(button('Send'));
    await turn();
    expect(room.kept).toEqual([{ grades: [{ item: 'Coffee', grade: 1 }] }]);
    await fireEvent.click(grade('Tea', 'Excellent'));
    expect(written()).toContain('All 2 judged.');
    await fireEvent.click(button('Send the change'));
    await turn();
    expect(room.kept).toEqual([
      {
        grades: [
          { item: 'Tea', grade: 0 },
          { item: 'Coffee', grade: 1 },
        ],
      },
    ]);
  });

  test('own grades stand in their order, the last being the worst', async () => {
    await VotingRoom.open(own);
    expect(
      [...document.querySelectorAll('fieldset:first-of-type label')].map((each) => each.textContent.trim()),
    ).toEqual(['Yes', 'Perhaps', 'No']);
    expect(written()).toContain('counts as “No”');
  });

  test('a draft out of storage that does not fit is made to fit', () => {
    const draft = {
      grades: [{ item: 'Tea', grade: 9 }, { item: 'Coffee', grade: 2 }, { item: 'Gin', grade: 0 }, 7],
    };
    expect(asGradesDraft(draft, items, 6)).toEqual({ grades: [{ item: 'Coffee', grade: 2 }] });
    expect(asGradesDraft('no', items, 6)).toBeNull();
  });
});

describe('what a majority judges', () => {
  const ballots = [{ Tea: 0, Coffee: 2 }, { Tea: 1, Coffee: 3 }, { Coffee: 2 }].map((grades) => ({
    grades: Object.entries(grades).map(([item, grade]) => ({ item, grade })),
  }));

  test('items stand best first, each with every grade and how many gave none', async () => {
    await drawResult(round, ballots, 'console');
    expect(table()).toEqual([
      ['Option', 'Place', 'Majority grade', ...gradeNames([], 'en'), 'No answer'],
      ['Tea', '1', 'Very good', '1', '1', '0', '0', '0', '1', '1'],
      ['Coffee', '2', 'Good', '0', '0', '2', '1', '0', '0', '0'],
    ]);
    expect(written()).toContain('lower median');
  });

  test('the wall says what the line is, what no answer counts as, and draws nothing without ballots', async () => {
    await drawResult(round, ballots, 'wall');
    expect(written()).toContain('half of the ballots · no answer counts as “Reject”');
    expect(document.querySelectorAll('.half').length).toBeGreaterThan(1);
    cleanup();
    await drawResult(round, [], 'wall', { closed: true });
    expect(written()).toContain('No ballots were cast');
    expect(document.querySelector('.plot')).toBeNull();
  });

  test('the report names the grade, also of own words', () => {
    const config = own.config as ReturnType<typeof majorityJudgment.defaults>;
    const tally = majorityJudgment.ballots!.tally(config, items);
    tally.add({ grades: [{ item: 'Tea', grade: 1 }] });
    const result = majorityJudgment.ballots!.result(config, items, tally.counted(), {
      ...{ eligible: 1, present: 1, answered: 1 },
    });
    expect(majorityJudgmentWords.item(result, 'Tea', 'en')?.words).toBe('Perhaps (place 1 of 2)');
    expect(majorityJudgmentWords.ballot({ grades: [{ item: 'Tea', grade: 1 }] }, items, 'nl', config)).toBe(
      'Tea: Perhaps · Coffee: geen antwoord, telt als ‘No’',
    );
  });
});
