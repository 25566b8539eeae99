import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { plannedRound } from '../../../support/planned-round.ts';
import { button } from '../../in-language.ts';
import { withoutLayout } from '../../no-layout.ts';
import { CoreQuestion } from '../core-question.svelte.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve, 10));
const shown = () => [...document.querySelectorAll('li .words')].map(({ textContent }) => textContent.trim());
const onlyRound = (kind: 'ideas' | 'q-and-a' | 'word-cloud', config: object) =>
  new CoreQuestion([plannedRound('r', kind, config)], 'r');

beforeAll(withoutLayout);
afterEach(cleanup);

describe('moderating on the console', () => {
  test('what waits for approval comes first, and is approved one by one or all at once', async () => {
    const core = onlyRound('ideas', { moderated: true });
    for (const text of ['One', 'Two', 'Three']) core.session.contribute('p1', text, 'r');
    await core.draw('console');
    await fireEvent.click(screen.getByLabelText('Approve “Two”'));
    await turn();
    expect(shown()).toEqual(['One', 'Three', 'Two']);
    expect(document.body.textContent).toContain('2 wait for approval');
    await fireEvent.click(button('Approve all 2'));
    await turn();
    expect(shown()).toEqual(['One', 'Two', 'Three']);
    expect(document.body.textContent).not.toContain('for approval');
  });

  test('a wording is changed, marked as such, and the author’s words are given back', async () => {
    const core = onlyRound('ideas', {});
    core.session.contribute('p1', 'Stop the stupid offices', 'r');
    await core.draw('console');
    await fireEvent.click(screen.getByLabelText('Change the wording of “Stop the stupid offices”'));
    await fireEvent.input(screen.getByLabelText('Your wording'), { target: { value: 'Stop the offices' } });
    await fireEvent.click(button('Use this wording'));
    await turn();
    expect(shown()).toEqual(['Stop the offices']);
    expect(document.body.textContent).toContain('worded by the facilitator');
    expect(document.body.textContent).toContain(
      'Author’s words: “Stop the stupid offices”'.replace('’', "'"),
    );
    await fireEvent.click(screen.getByLabelText("Give the author's words back for “Stop the offices”"));
    await turn();
    expect(shown()).toEqual(['Stop the stupid offices']);
  });

  test('a comment is hidden and shown again', async () => {
    const core = onlyRound('ideas', { comments: true });
    const contributionId = core.session.contribute('p1', 'Trees', 'r');
    core.session.submit(
      { role: 'participant', id: 'p2' },
      { type: 'add-comment', roundId: 'r', contributionId, text: 'Rude' },
    );
    await core.draw('console');
    await fireEvent.click(screen.getByLabelText('Hide the comment “Rude”'));
    await turn();
    await fireEvent.click(screen.getByLabelText('Show the comment “Rude” again'));
    await turn();
    expect(screen.getByLabelText('Hide the comment “Rude”')).toBeTruthy();
  });

  test('questions stand in the order they are wanted; one is answered and goes to the end', async () => {
    const core = onlyRound('q-and-a', {});
    const [, second] = ['First?', 'Second?'].map((text) => core.session.contribute('p1', text, 'r'));
    core.session.submit(
      { role: 'participant', id: 'p2' },
      { type: 'vote-contribution', roundId: 'r', contributionId: second!, vote: 1 },
    );
    await core.draw('console');
    expect(shown()).toEqual(['Second?', 'First?']);
    await fireEvent.click(screen.getByLabelText('Mark “Second?” as answered'));
    await turn();
    expect(shown()).toEqual(['First?', 'Second?']);
    await fireEvent.click(screen.getByLabelText('Put “First?” large on the wall'));
    await turn();
    expect(core.session.state.spotlight).not.toBeNull();
  });

  test('a word is taken out of the cloud and let in again', async () => {
    const core = onlyRound('word-cloud', {});
    core.session.contribute('p1', 'trust', 'r');
    core.session.contribute('p2', 'boss', 'r');
    await core.draw('console');
    await fireEvent.click(screen.getByLabelText('Take “boss” out of the cloud'));
    await turn();
    const table = () => [...document.querySelectorAll('tbody th')].map(({ textContent }) => textContent);
    expect(table()).toEqual(['trust']);
    await fireEvent.click(screen.getByLabelText('Let “boss” into the cloud again'));
    await turn();
    expect(table()).toEqual(['boss', 'trust']);
  });
});

describe('on the phone', () => {
  test('one votes for a question, changes one’s mind, and says so in counts', async () => {
    const core = onlyRound('q-and-a', { votes: 'up-down' });
    core.session.contribute('p2', 'Why?', 'r');
    await core.draw('phone');
    await fireEvent.click(screen.getByLabelText('Vote for “Why?”: 0 for, 0 against'));
    await turn();
    const pressed = () => screen.getByLabelText(/^Vote for/).getAttribute('aria-pressed');
    expect(pressed()).toBe('true');
    await fireEvent.click(screen.getByLabelText('Vote against “Why?”: 1 for, 0 against'));
    await turn();
    expect(pressed()).toBe('false');
    expect(screen.getByLabelText('Vote for “Why?”: 0 for, 1 against')).toBeTruthy();
  });

  test('one comments on an idea, and takes the own comment back', async () => {
    const core = onlyRound('ideas', { comments: true });
    core.session.contribute('p2', 'Trees', 'r');
    await core.draw('phone');
    await fireEvent.input(screen.getByLabelText('Your comment'), { target: { value: 'Along the canal' } });
    await fireEvent.click(button('Send the comment'));
    await turn();
    await fireEvent.click(screen.getByLabelText('Withdraw your comment “Along the canal”'));
    await turn();
    expect(document.body.textContent).not.toContain('Along the canal');
  });

  test('ideas stand under their categories', async () => {
    const categories = [
      { id: 'mad', text: 'Mad' },
      { id: 'glad', text: 'Glad' },
    ];
    const core = onlyRound('ideas', { categories });
    core.session.submit(
      { role: 'participant', id: 'p2' },
      { type: 'add-contribution', roundId: 'r', text: 'Cake', categoryId: 'glad' },
    );
    await core.draw('phone');
    const headings = [...document.querySelectorAll('h3')].map(({ textContent }) => textContent.trim());
    expect(headings).toEqual(['Mad 0', 'Glad 1']);
  });
});
