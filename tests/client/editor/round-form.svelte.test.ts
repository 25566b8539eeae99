import { flushSync } from 'svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AgendaEditor, AgendaStep, RoundChange } from '../../../client/editor/agenda-editor.ts';
import RoundForm from '../../../client/editor/RoundForm.svelte';
import { editors } from '../../../client/rounds/editors.ts';
import type { ConfigOf } from '../../../sessions/rounds/registry.ts';
import type { Team } from '../../../sessions/state.ts';
import { AGENDA } from '../../sessions/given.ts';
import { show } from '../in-language.ts';

/** An agenda that keeps what a form hands over, and shows it to the form again. */
class KeptAgenda implements AgendaEditor {
  steps: AgendaStep[] = $state.raw(AGENDA.map((round) => ({ ...round, status: 'planned' as const })));
  teams: Team[] = $state.raw([]);
  changes: RoundChange[] = [];

  edit(id: string, change: RoundChange): void {
    this.changes.push(change);
    this.steps = this.steps.map((step) => (step.id === id ? { ...step, ...change } : step));
  }

  add = () => Promise.resolve(null);
  duplicate = () => Promise.resolve(null);
  move = () => undefined;
  remove = () => undefined;
}

let agenda: KeptAgenda;
beforeEach(() => {
  agenda = new KeptAgenda();
});

async function opened(id: string): Promise<void> {
  const kind = agenda.steps.find((step) => step.id === id)?.kind ?? '';
  await vi.waitUntil(() => editors.of(kind), { timeout: 15_000 });
  const props = {
    editor: agenda,
    get step() {
      return agenda.steps.find((step) => step.id === id)!;
    },
  };
  show(RoundForm, props as { step: AgendaStep; editor: AgendaEditor });
}

function field(label: string): HTMLInputElement {
  const labelled = [...document.querySelectorAll('label')].find(
    ({ textContent }) => textContent.trim() === label,
  );
  const named = labelled && document.getElementById(labelled.htmlFor);
  const found = named ?? document.querySelector(`[aria-label="${label}"]`);
  if (!(found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement))
    throw new Error(`no field ${label}`);
  return found as HTMLInputElement;
}

function type(label: string, text: string): void {
  const input = field(label);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

const typed = { from: 'typed', items: [{ id: 'x', text: 'X' }] };
const choice = (): ConfigOf<'choice'> =>
  agenda.steps.find(({ id }) => id === 'vote')?.config as ConfigOf<'choice'>;

describe('the form of a round', () => {
  test('hands over what is typed, cleaned, and leaves what stands in the field as it is typed', async () => {
    await opened('vote');
    type('Title of the round', 'Which one? ');
    expect(agenda.changes).toEqual([{ title: 'Which one?' }]);
    expect(field('Title of the round').value).toBe('Which one? ');
  });

  test('a number that cannot be is marked and not handed over', async () => {
    await opened('vote');
    type('At most', '51');
    expect(field('At most').getAttribute('aria-invalid')).toBe('true');
    expect(document.body.textContent).toContain('A whole number from 2 to 50.');
    expect(agenda.changes).toEqual([]);
    type('At most', '3');
    expect(choice().maxPicks).toBe(3);
  });

  test('an option without text is no option, and the last one typed counts', async () => {
    await opened('vote');
    type('Option 2', '  ');
    expect(choice().source).toEqual({
      from: 'typed',
      items: [
        { id: 'a', text: 'A' },
        { id: 'c', text: 'C' },
      ],
    });
    type('Option 2', 'Bee');
    expect(choice().source).toMatchObject({
      items: [{ text: 'A' }, { id: 'b', text: 'Bee' }, { text: 'C' }],
    });
  });

  test('pasting a list makes an option of each line', async () => {
    await opened('vote');
    const paste = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(paste, { clipboardData: { getData: () => '1. Red\n2. Green' } });
    type('Option 3', '');
    field('Option 3').dispatchEvent(paste);
    flushSync();
    expect(choice().source).toMatchObject({
      items: [{ text: 'A' }, { text: 'B' }, { text: 'Red' }, { text: 'Green' }],
    });
  });

  test('options come from an earlier round that collects ideas, and only from an earlier one', async () => {
    await opened('vote');
    const [, fromRound] = document.querySelectorAll<HTMLInputElement>('input[type=radio]');
    fromRound?.click();
    flushSync();
    expect(choice().source).toEqual({ from: 'round', roundId: 'brainstorm' });
    const options = [...document.querySelectorAll('select option')].map((option) => option.textContent);
    expect(options).toContain('Ideas');
    expect(options).not.toContain('How good?');
  });

  test('a source that nothing stands ready for cannot be chosen, and says why', async () => {
    await opened('vote');
    const top = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')][3];
    expect(top?.disabled).toBe(true);
    expect(top?.closest('label')?.textContent).toMatch(/no earlier vote that puts items in order/);
  });

  test('the top of an earlier vote is taken by number; what was typed is there again after looking', async () => {
    agenda.steps = agenda.steps.map((step) =>
      step.id === 'score' ? { ...step, config: { ...(step.config as object), source: typed } } : step,
    );
    await opened('score');
    const radio = (at: number) => document.querySelectorAll<HTMLInputElement>('input[type=radio]')[at];
    radio(3)?.click();
    flushSync();
    const source = () => (agenda.steps.find(({ id }) => id === 'score')?.config as ConfigOf<'rating'>).source;
    expect(source()).toEqual({ from: 'top', roundId: 'vote', count: 3 });
    type('How many', '5');
    expect(source()).toMatchObject({ count: 5 });
    radio(0)?.click();
    flushSync();
    expect(source()).toEqual(typed);
  });

  test('teams are offered only where there are any, and a secret vote says what it costs', async () => {
    await opened('vote');
    expect(document.body.textContent).not.toContain('Each team');
    expect(document.body.textContent).not.toContain('Team only');
    agenda.teams = [{ id: 't1', name: 'Red' }];
    flushSync();
    const option = (name: string) =>
      [...document.querySelectorAll('label')].find(({ textContent }) => textContent.includes(name));
    option('Each team')?.querySelector('input')?.click();
    option('Secret')?.querySelector('input')?.click();
    flushSync();
    expect(choice()).toMatchObject({ voters: 'teams', anonymity: 'secret' });
    expect(document.body.textContent).toContain('A secret round cannot be reopened');
    agenda.teams = [];
    flushSync();
    expect(document.body.textContent).toContain('nobody could vote here');
  });

  test('notes are handed over like the rest', async () => {
    await opened('vote');
    type('Notes', ' Ask the back row too ');
    expect(agenda.changes).toEqual([{ notes: 'Ask the back row too' }]);
  });

  test('a scale whose ends cross is marked; the last scale that was one stays', async () => {
    await opened('score');
    type('Lowest score', '5');
    expect(document.body.textContent).toContain('The highest must lie above the lowest');
    expect(agenda.changes).toEqual([]);
    type('Highest score', '9');
    expect(agenda.changes.at(-1)).toMatchObject({ config: { scale: { min: 5, max: 9 } } });
  });

  test('text limits are visible before they are hit', async () => {
    await opened('vote');
    type('Title of the round', 'x'.repeat(190));
    expect(document.body.textContent).toContain('10 characters left');
  });

  test('a change from elsewhere comes into the form; a round that was opened is only shown', async () => {
    await opened('vote');
    agenda.steps = agenda.steps.map((step) =>
      step.id === 'vote' ? { ...step, title: 'From there', seconds: 90 } : step,
    );
    flushSync();
    expect(field('Title of the round').value).toBe('From there');
    expect(document.querySelector<HTMLSelectElement>('select')?.value).toBeDefined();
    agenda.steps = agenda.steps.map((step) =>
      step.id === 'vote' ? { ...step, status: 'open' as const } : step,
    );
    flushSync();
    expect(document.querySelector('fieldset')?.disabled).toBe(true);
    expect(agenda.changes).toEqual([]);
  });
});
