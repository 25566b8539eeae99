import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LiveAgenda } from '../../../client/console/live-agenda.svelte.ts';
import { CoreDesks } from './core-desks.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const rest = (ms = 600): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const title = (agenda: LiveAgenda, id: string): string | undefined =>
  agenda.steps.find((step) => step.id === id)?.title;

describe('the agenda of a running session', () => {
  test('what is typed shows at once, is sent when typing rests, and then is the server’s', async () => {
    const room = new CoreDesks();
    const [here, there] = [new LiveAgenda(room.desk()), new LiveAgenda(room.desk())];
    here.edit('vote', { title: 'W' });
    here.edit('vote', { title: 'Which one?' });
    expect([title(here, 'vote'), title(there, 'vote')]).toEqual(['Which one?', 'Which?']);
    await rest();
    expect([title(here, 'vote'), title(there, 'vote')]).toEqual(['Which one?', 'Which one?']);
    there.edit('vote', { title: 'Changed there' });
    await rest();
    expect(title(here, 'vote')).toBe('Changed there');
  });

  test('between the answer and the view nothing flickers back', async () => {
    const room = new CoreDesks();
    const agenda = new LiveAgenda(room.desk());
    room.held = true;
    agenda.edit('vote', { title: 'Which one?' });
    await rest();
    expect(title(agenda, 'vote')).toBe('Which one?');
    room.deliver();
    for (let turn = 0; turn < 10; turn++) {
      expect(title(agenda, 'vote')).toBe('Which one?');
      await Promise.resolve();
    }
    await rest();
    expect(title(agenda, 'vote')).toBe('Which one?');
  });

  test('an edit that is refused gives way to what the server has', async () => {
    const room = new CoreDesks();
    const agenda = new LiveAgenda(room.desk());
    agenda.edit('vote', { config: { maxPicks: 0 } });
    await rest();
    expect(agenda.steps.find(({ id }) => id === 'vote')?.config).toMatchObject({ maxPicks: 2 });
  });

  test('what was typed a moment ago is in the round when it opens', async () => {
    const room = new CoreDesks();
    const desk = room.desk();
    const agenda = new LiveAgenda(desk);
    agenda.edit('vote', { title: 'Typed in a hurry' });
    await agenda.settled('vote');
    desk.openRound('vote');
    await rest();
    expect(room.given.state.rounds.get('vote')).toMatchObject({ title: 'Typed in a hurry', status: 'open' });
  });

  test('adds, moves, removes and duplicates; a copy takes along what was just typed', async () => {
    const room = new CoreDesks();
    const agenda = new LiveAgenda(room.desk());
    const added = await agenda.add('information', 0);
    await rest();
    expect(agenda.steps[0]).toMatchObject({ id: added, kind: 'information', status: 'planned' });
    agenda.edit('vote', { title: 'Twice' });
    await agenda.duplicate('vote');
    await rest();
    expect(agenda.steps.filter((step) => step.title === 'Twice')).toHaveLength(2);
    agenda.move('score', 0);
    agenda.remove(added ?? '');
    await rest();
    expect(agenda.steps.map(({ kind }) => kind)).toEqual([
      'rating',
      'ideas',
      'choice',
      'choice',
      'information',
    ]);
  });
});
