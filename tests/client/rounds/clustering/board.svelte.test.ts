import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { plannedRound } from '../../../support/planned-round.ts';
import { button } from '../../in-language.ts';
import { withoutLayout } from '../../no-layout.ts';
import { CoreQuestion } from '../core-question.svelte.ts';

const IDEAS = ['Plant trees', 'Plant more trees', 'A night bus', 'A bus at night', 'Free parking'];
const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

let core: CoreQuestion;
let ids: string[];

function start(by: 'facilitator' | 'everyone' = 'facilitator'): void {
  core = new CoreQuestion(
    [plannedRound('ideas', 'ideas', {}), plannedRound('groups', 'clustering', { source: 'ideas', by })],
    'ideas',
  );
  ids = IDEAS.map((text) => core.session.contribute('p2', text, 'ideas'));
  core.session.opened('groups');
}

/** What the core holds: for every idea the name of its group, or none. */
function places(): (string | null)[] {
  const round = core.session.state.rounds.get('ideas')!;
  return [...round.contributions.values()].map(({ clusterId }) =>
    clusterId === null ? null : (round.clusters.get(clusterId)?.name ?? '?'),
  );
}

const card = (text: string) => {
  const found = [...document.querySelectorAll<HTMLButtonElement>('[data-card] button')].find(
    ({ textContent }) => textContent === text,
  );
  if (!found) throw new Error(`there is no card "${text}"`);
  return found;
};
const spoken = () => document.querySelector('[role=status].visually-hidden')?.textContent.trim();
const press = async (key: string, more: object = {}) => {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
  await turn();
};

beforeAll(() => {
  withoutLayout();
  // jsdom knows the element, and not how it opens.
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
});
beforeEach(() => start());
afterEach(cleanup);

describe('the board by keyboard alone', () => {
  beforeEach(async () => {
    await core.draw('console');
    await expect.poll(() => document.querySelectorAll('[data-card]').length, { timeout: 10_000 }).toBe(5);
    card('Plant trees').focus();
  });

  test('arrows walk, Space selects, G makes a group, what is typed next is its name, and all of it is spoken', async () => {
    expect([...document.querySelectorAll('[data-card] [tabindex="0"]')]).toEqual([card('Plant trees')]);
    await press(' ');
    await press('ArrowDown');
    expect(document.activeElement).toBe(card('Plant more trees'));
    await press(' ');
    expect(spoken()).toBe('2 selected.');
    await press('g');
    expect(spoken()).toBe('New group with 2 cards.');
    expect(places()).toEqual(['', '', null, null, null]);
    const name = document.activeElement as HTMLInputElement;
    expect(name.getAttribute('aria-label')).toBe('Name of group 1');
    await fireEvent.change(name, { target: { value: ' Green ' } });
    await turn();
    expect(places()).toEqual(['Green', 'Green', null, null, null]);
    expect(spoken()).toBe('The group is called Green.');
  });

  test('M opens the groups to move to; Alt and an arrow moves to the group beside, and the focus goes along', async () => {
    await press('g');
    await fireEvent.change(document.activeElement!, { target: { value: 'Green' } });
    card('A night bus').focus();
    await press('m');
    await fireEvent.click(button('Green 1 card'));
    await turn();
    expect(places()).toEqual(['Green', null, 'Green', null, null]);
    expect(spoken()).toBe('1 card moved to Green.');
    card('Free parking').focus();
    await press('ArrowRight', { altKey: true });
    expect(places()).toEqual(['Green', null, 'Green', null, 'Green']);
    expect(document.activeElement).toBe(card('Free parking'));
    await press('ArrowLeft', { altKey: true });
    expect(places()).toEqual(['Green', null, 'Green', null, null]);
    expect(spoken()).toBe('1 card taken out of its group.');
  });

  test('Ctrl Z takes every step back, Ctrl Shift Z does it again', async () => {
    await press('g');
    const name = document.activeElement!;
    await fireEvent.change(name, { target: { value: 'Green' } });
    card('A night bus').focus();
    await press('ArrowRight', { altKey: true });
    expect(places()).toEqual(['Green', null, 'Green', null, null]);
    await press('z', { ctrlKey: true });
    expect(places()).toEqual(['Green', null, null, null, null]);
    await press('z', { ctrlKey: true });
    expect(places()[0]).toBe('');
    await press('z', { ctrlKey: true });
    expect(places()).toEqual([null, null, null, null, null]);
    expect(core.session.state.rounds.get('ideas')!.clusters.size).toBe(0);
    for (let at = 0; at < 3; at += 1) await press('Z', { ctrlKey: true, shiftKey: true });
    expect(places()).toEqual(['Green', null, 'Green', null, null]);
    expect(spoken()?.trim()).toBe('Done again.');
  });

  test('groups are merged, split and dissolved', async () => {
    await press('g');
    await fireEvent.change(document.activeElement!, { target: { value: 'Green' } });
    card('A night bus').focus();
    await press(' ');
    card('A bus at night').focus();
    await press(' ');
    await press('g');
    await fireEvent.change(document.activeElement!, { target: { value: 'Buses' } });
    await turn();
    await fireEvent.click(screen.getByLabelText('Merge Buses with another group'));
    await fireEvent.click(button('Green 1 card'));
    await turn();
    expect(places()).toEqual(['Green', null, 'Green', 'Green', null]);
    card('A bus at night').focus();
    await press('g');
    expect(places()).toEqual(['Green', null, 'Green', '', null]);
    await fireEvent.click(screen.getByLabelText('Dissolve Green'));
    await turn();
    expect(places()).toEqual([null, null, null, '', null]);
  });

  test('what reads alike is only suggested: a person puts it together', async () => {
    await expect.poll(() => document.body.textContent).toContain('These look alike');
    expect(places()).toEqual([null, null, null, null, null]);
    await fireEvent.click(screen.getByLabelText('Put “Plant trees” and “Plant more trees” together'));
    await turn();
    expect(places().slice(0, 2)).toEqual(['', '']);
  });
});

describe('the board of everybody', () => {
  test('is there to read while the facilitator arranges', async () => {
    await core.draw('phone');
    await turn();
    expect(document.body.textContent).toContain('Plant trees');
    expect(screen.queryByLabelText('Move “Plant trees” to a group')).toBeNull();
  });

  test('is moved on the own phone where everybody may, by a sheet of groups', async () => {
    start('everyone');
    await core.draw('phone');
    await turn();
    await fireEvent.click(screen.getByLabelText('Move “Plant trees” to a group'));
    await fireEvent.input(screen.getByPlaceholderText('Name of the new group'), {
      target: { value: 'Green' },
    });
    await fireEvent.click(button('Make the group'));
    await turn();
    expect(places()[0]).toBe('Green');
    await fireEvent.click(screen.getByLabelText('Move “Free parking” to a group'));
    await fireEvent.click(button('Green 1 card'));
    await turn();
    expect(places()[4]).toBe('Green');
    expect(core.session.state.rounds.get('ideas')!.arrangements.map(({ by }) => by)).toEqual(['p1', 'p1']);
  });
});

test('the wall follows: groups by name, and what is in none beside them', async () => {
  core.session.facilitate({
    type: 'arrange',
    roundId: 'ideas',
    put: [{ id: 'c1', name: 'Green' }],
    remove: [],
    move: [{ contributionId: ids[0]!, clusterId: 'c1' }],
  });
  await core.draw('wall');
  const titles = [...document.querySelectorAll('h2 .title')].map(({ textContent }) => textContent);
  expect(titles).toEqual(['Green', 'Not in a group']);
});
