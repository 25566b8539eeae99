import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { asMatrixDraft } from '../../../client/rounds/matrix/matrix-draft.ts';
import { matrixPresets, PRESET_NAMES, presetOf } from '../../../client/rounds/matrix/presets.ts';
import { spreadMarks } from '../../../client/rounds/matrix/scatter-layout.ts';
import { words } from '../../../client/rounds/matrix/report-words.ts';
import { shiftRows } from '../../../client/rounds/shift-rows.ts';
import { shiftBetween } from '../../../sessions/methods/shift.ts';
import type { ConfigOf } from '../../../sessions/rounds/registry.ts';
import { matrix } from '../../../sessions/rounds/matrix.ts';
import { plannedRound } from '../../support/planned-round.ts';
import { SeededRandom } from '../../support/random.ts';
import { button } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';
import { drawResult, table, turn, VotingRoom, written } from './voting-room.ts';

const items = ['Tea', 'Coffee'].map((text) => ({ id: text, text }));
const round = plannedRound('m', 'matrix', {
  source: { from: 'typed', items },
  ...matrixPresets.en.impact,
});
const slider = (axis: string) => screen.getByLabelText<HTMLInputElement>(axis);
const mark = (item: string) => screen.getByRole('button', { name: new RegExp(`^${item}:`) });

beforeAll(withoutLayout);
afterEach(cleanup);

describe('placing on a phone', () => {
  test('two sliders place an item, and every move is announced', async () => {
    const room = await VotingRoom.open(round);
    expect(slider('Effort').getAttribute('aria-valuetext')).toBe('not placed yet');
    await fireEvent.input(slider('Effort'), { target: { value: '2' } });
    await fireEvent.input(slider('Impact'), { target: { value: '9' } });
    const said = [...document.querySelectorAll('[role=status]')].map(({ textContent }) => textContent);
    expect(said).toContain('Tea: Effort 2, Impact 9, Quick wins');
    expect(written()).toContain('One item has no place yet.');
    expect(button('Send').disabled).toBe(true);
    await fireEvent.click(screen.getByRole('radio', { name: /Coffee/ }));
    await fireEvent.input(slider('Effort'), { target: { value: '7' } });
    await fireEvent.click(button('Send'));
    await turn();
    expect(room.kept).toEqual([
      {
        places: [
          { item: 'Tea', x: 2, y: 9 },
          { item: 'Coffee', x: 7, y: 5 },
        ],
      },
    ]);
  });

  test('a mark with the focus moves by the arrow keys, and not off the plane', async () => {
    await VotingRoom.open(round);
    await fireEvent.input(slider('Effort'), { target: { value: '1' } });
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowUp']) await fireEvent.keyDown(mark('Tea'), { key });
    expect(mark('Tea').getAttribute('aria-label')).toBe('Tea: Effort 0, Impact 6, Quick wins');
  });

  test('an item can be taken off again', async () => {
    await VotingRoom.open(round);
    await fireEvent.input(slider('Effort'), { target: { value: '1' } });
    await fireEvent.click(button('Take off the plane'));
    expect(written()).toContain('0 of 2 placed.');
    expect(screen.queryByRole('button', { name: /^Tea:/ })).toBeNull();
  });

  test('a draft out of storage that does not fit is made to fit', () => {
    const draft = {
      places: [{ item: 'Tea', x: 11, y: 1 }, { item: 'Coffee', x: 3, y: 4 }, { item: 'Coffee' }, null],
    };
    expect(asMatrixDraft(draft, items, { min: 0, max: 10 })).toEqual({
      places: [{ item: 'Coffee', x: 3, y: 4 }],
    });
    expect(asMatrixDraft({}, items, { min: 0, max: 10 })).toBeNull();
  });
});

describe('where a group places things', () => {
  const ballots = [
    [2, 8],
    [4, 10],
  ].map(([x, y]) => ({
    places: [
      { item: 'Tea', x, y },
      { item: 'Coffee', x: 5, y: 2 },
    ],
  }));

  test('every figure of both axes stands in the table, and the quadrant by its name', async () => {
    await drawResult(round, ballots, 'console');
    expect(table().slice(1)).toEqual([
      ['1 Tea', '2', '3', '2.5–3.5', '0.85', '9', '8.5–9.5', '0.85', 'Quick wins', '8'],
      ['2 Coffee', '2', '5', '5–5', '1.00', '2', '2–2', '1.00', 'undecided', '3.5'],
    ]);
    expect(written()).toContain('a median on a line is undecided');
    expect(written()).toContain('first what lies in “Quick wins”');
  });

  test('[ROUND-7] a repeat is compared by nearness to the best corner, with both medians beside it', async () => {
    const rules = matrix.ballots!;
    const result = (x: number, y: number) => {
      const config = round.config as ConfigOf<'matrix'>;
      const tally = rules.tally(config, items);
      tally.add({ places: [{ item: 'Tea', x, y }] });
      return rules.result(config, items, tally.counted(), { eligible: 1, present: 1, answered: 1 });
    };
    const [before, after] = [result(4, 6), result(2, 6)];
    const moved = shiftBetween(rules.positions!(before), rules.positions!(after), null);
    const shift = { ...moved, roundId: 'm', before };
    const [tea, coffee] = shiftRows(shift, after, items, words, 'en');
    expect(tea).toMatchObject({
      before: '6\u00a0(4\u00a0·\u00a06)',
      after: '7\u00a0(2\u00a0·\u00a06)',
      trend: 'up',
      spread: 'same',
    });
    expect(coffee).toMatchObject({ before: 'Nothing was placed', trend: 'same', spread: null });
  });

  test('the wall shows the empty plane and its names before anything is shown', async () => {
    await drawResult(round, [], 'wall');
    expect(written()).toContain('Quick wins');
    expect(written()).toContain('Nothing placed yet');
  });
});

describe('marks on the plane', () => {
  const box = { width: 600, height: 400 };
  const apart = (marks: { x: number; y: number }[]) =>
    Math.min(
      ...marks.flatMap((one, at) =>
        marks.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
      ),
    );

  test('marks that would cover each other part, and stay on the plane', () => {
    const same = Array.from({ length: 7 }, () => ({ x: 300, y: 5 }));
    const marks = spreadMarks(same, 20, box);
    expect(apart(marks)).toBeGreaterThan(38);
    for (const { x, y } of marks) {
      expect(x).toBeGreaterThanOrEqual(20);
      expect(y).toBeGreaterThanOrEqual(20);
    }
    expect(spreadMarks(same, 20, box)).toEqual(marks);
  });

  test('fifty marks anywhere can all be read', () => {
    const random = new SeededRandom(11);
    const places = Array.from({ length: 50 }, () => ({ x: random.next() * 600, y: random.next() * 400 }));
    expect(apart(spreadMarks(places, 14, box))).toBeGreaterThan(26);
  });

  test('marks that are free stay where they are', () => {
    const places = [
      { x: 100, y: 100 },
      { x: 300, y: 100 },
    ];
    expect(spreadMarks(places, 20, box)).toEqual(places);
  });
});

test('presets are configurations, and known again in both languages', () => {
  const defaults = matrix.defaults(() => 'x');
  for (const language of ['en', 'nl'] as const)
    for (const name of PRESET_NAMES) {
      const config = { ...defaults, source: { from: 'typed', items }, ...matrixPresets[language][name] };
      expect(matrix.config.safeParse(config).success).toBe(true);
      expect(presetOf(matrixPresets[language][name])).toBe(name);
    }
  expect(presetOf(defaults)).toBeNull();
});
