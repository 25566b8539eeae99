import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { editors } from '../../../client/rounds/editors.ts';
import { kindOf, type ConfigOf, type RoundKindName } from '../../../sessions/rounds/registry.ts';
import { show } from '../in-language.ts';
import EditorHost from './EditorHost.svelte';

/** The Editor of a kind on a fresh configuration, which it changes in place; always one that the kind accepts. */
async function edit<Kind extends RoundKindName>(
  kind: Kind,
  changes: Partial<ConfigOf<Kind>> = {},
): Promise<() => ConfigOf<Kind>> {
  let made = 0;
  const newId = () => `n${++made}`;
  const editor = await editors.load(kind);
  if (!editor) throw new Error('there is no such kind');
  let read: () => unknown = () => null;
  show(EditorHost, {
    editor,
    start: { ...(kindOf(kind)?.defaults(newId) as ConfigOf<Kind>), ...changes },
    newId,
    onready: (reader: () => unknown) => {
      read = reader;
    },
  });
  return () => {
    flushSync();
    const config = read() as ConfigOf<Kind>;
    expect(kindOf(kind)?.config.safeParse(config).success).toBe(true);
    return config;
  };
}

const option = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name }));
const turnOn = (name: string) => fireEvent.click(screen.getByRole('switch', { name }));
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

afterEach(cleanup);

describe('setting up a round', () => {
  test('choice: one question, yes or no, in one step', async () => {
    const config = await edit('choice');
    await press('Make it one question: yes or no');
    const { source, decision, maxPicks, abstain } = config();
    const [yes, no] = source.from === 'typed' ? source.items : [];
    expect([yes?.text, no?.text, maxPicks, abstain]).toEqual(['Yes', 'No', 1, true]);
    expect(decision).toEqual({ item: yes?.id, quorum: null, threshold: 'majority' });
  });

  test('choice: two thirds, and enough of them present; a part that is none is not taken over', async () => {
    const config = await edit('choice');
    await turnOn('The vote decides something');
    await option(/^A larger part/);
    expect(config().decision?.threshold).toEqual({ parts: 2, of: 3 });
    await type('Parts', '1');
    expect(screen.getByText('At least half, at most all.')).toBeTruthy();
    expect(config().decision?.threshold).toEqual({ parts: 2, of: 3 });
    await type('of', '2');
    expect(config().decision?.threshold).toEqual({ parts: 1, of: 2 });
    await turnOn('Enough have to take part');
    await option(/^A number/);
    await type('At least', '12');
    await option(/^Who votes/);
    expect(config().decision?.quorum).toEqual({ of: 'voting', unit: 'people', atLeast: 12 });
  });

  test('choice: an option that is taken away is decided on no more', async () => {
    const config = await edit('choice');
    await press('Make it one question: yes or no');
    await press('Remove Yes');
    expect(config().decision?.item).toBeNull();
  });

  test('rating: criteria with weights, and a word for every score', async () => {
    const config = await edit('rating');
    await turnOn('Score on several criteria');
    await type('Criterion 1', 'Use');
    await type('Weight of criterion 1', '3');
    expect(screen.getByText('counts for 75%')).toBeTruthy();
    await type('Criterion 2', '');
    expect(config().criteria.map(({ text, weight }) => [text, weight])).toEqual([['Use', 3]]);
    await type('Criterion 2', 'Cost');
    expect(config().criteria).toHaveLength(2);
    await turnOn('A word for every score');
    await type('Word for 5', 'superb');
    expect(config().scale.labels).toEqual(['', '', '', '', 'superb']);
    await type('Highest score', '7');
    expect(config().scale.labels).toHaveLength(7);
  });

  test('ranking: the best few', async () => {
    const config = await edit('ranking');
    await option(/^The best few/);
    await type('How many at most', '3');
    await option(/^By margins/);
    expect(config()).toMatchObject({ top: 3, strength: 'margins', unranked: 'tied-last' });
  });

  test('points: dots come with what is usual for dots', async () => {
    const config = await edit('points');
    expect(config()).toMatchObject({ mode: 'points', budget: 100, cap: null });
    await option(/^Dots/);
    expect(config()).toMatchObject({ mode: 'dots', budget: 5, cap: 2 });
    await turnOn('Everything must be given');
    await turnOn('A limit for one option');
    expect(config()).toMatchObject({ cap: null, mustSpend: true });
  });

  test('estimate: bounds that cross are marked, and the last that did not stay', async () => {
    const config = await edit('estimate');
    await type('Lowest', '0');
    await type('Highest', '1,500');
    expect(config()).toMatchObject({ min: 0, max: 1500 });
    await type('Lowest', '2000');
    expect(screen.getByText(/The highest must lie above the lowest/)).toBeTruthy();
    expect(config()).toMatchObject({ min: 0, max: 1500 });
    await type('Lowest', '');
    expect(config()).toMatchObject({ min: null, max: 1500 });
  });

  test('pairwise: says beforehand that weighing takes ten at most', async () => {
    const items = Array.from({ length: 11 }, (_, at) => ({ id: `i${at}`, text: `Item ${at}` }));
    const config = await edit('pairwise', { source: { from: 'typed', items } });
    const warned = () => screen.queryByText(/These are 11. Weighing takes 10 at most/) !== null;
    expect(warned()).toBe(false);
    await option(/^Which, and how much more/);
    expect([config().method, warned()]).toEqual(['ahp', true]);
    await press('Remove Item 3');
    expect(warned()).toBe(false);
  });

  test('pairwise: items of an earlier round are known on opening, which is said as well', async () => {
    await edit('pairwise', { method: 'ahp', source: { from: 'round', roundId: 'r1' } });
    expect(screen.getByText(/How many there are shows on opening. With more than 10/)).toBeTruthy();
  });

  test('consent: says how people answer, and what blocks', async () => {
    const config = await edit('consent');
    await option(/^Gradients of agreement/);
    expect(config().scale).toBe('gradients');
    expect(screen.getByText(/Whole-hearted endorsement · .* · Veto/)).toBeTruthy();
  });
});
