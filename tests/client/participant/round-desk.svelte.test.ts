import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Vault } from '../../../client/live/vault.ts';
import { choiceRound, CoreRoom, ideasRound } from './core-room.ts';

const pick = (...picks: string[]) => ({ picks, abstain: false });
const turn = () => new Promise((resolve) => setTimeout(resolve));

let room: CoreRoom;
beforeEach(() => {
  localStorage.clear();
  room = new CoreRoom([ideasRound, choiceRound]);
});

describe('the state of a ballot, in words', () => {
  test('none, draft, sending, counted, changed, counted, closed', async () => {
    room.do({ type: 'open-round', roundId: 'choice' });
    const answers = room.page();
    const desk = answers.desk('choice');
    expect(desk.state).toBe('none');
    desk.keepDraft(pick('a'));
    expect(desk.state).toBe('draft');
    desk.castBallot(pick('a'));
    expect(desk.state).toBe('sending');
    answers.outbox.online();
    await turn();
    expect(desk.state).toBe('counted');
    expect(desk.ballot).toEqual(pick('a'));
    expect(desk.draft).toBeNull();
    desk.keepDraft(pick('b'));
    expect(desk.state).toBe('changed');
    expect(desk.countedBallot).toEqual(pick('a'));
    desk.castBallot(pick('b'));
    await turn();
    expect(desk.state).toBe('counted');
    desk.keepDraft(pick('c'));
    room.do({ type: 'close-round', roundId: 'choice' });
    expect(desk.state).toBe('closed');
    expect(desk.ballot).toEqual(pick('b'));
  });

  test('[CMD-2] counted is said only after the answer, which may take a second try', async () => {
    room.do({ type: 'open-round', roundId: 'choice' });
    const answers = room.page();
    const desk = answers.desk('choice');
    room.fate = ['answer-lost'];
    answers.outbox.online();
    desk.castBallot(pick('a'));
    await turn();
    expect(room.state.rounds.get('choice')?.ballots.size).toBe(1);
    expect(desk.state).toBe('sending');
    answers.outbox.offline();
    answers.outbox.online();
    await turn();
    expect(desk.state).toBe('counted');
    expect(room.state.rounds.get('choice')?.ballots.size).toBe(1);
  });

  test('a ballot that comes too late is not called counted, and says why', async () => {
    room.do({ type: 'open-round', roundId: 'choice' });
    const answers = room.page();
    const desk = answers.desk('choice');
    desk.castBallot(pick('a'));
    room.do({ type: 'close-round', roundId: 'choice' });
    expect(desk.state).toBe('sending');
    answers.outbox.online();
    await turn();
    expect(desk.state).toBe('closed');
    expect(desk.ballot).toBeNull();
    expect(desk.refusal).toBe('round-not-open');
  });

  test('what everybody is sent does not take own answers away; what the server says of them wins', async () => {
    room.do({ type: 'open-round', roundId: 'choice' });
    const answers = room.page();
    answers.outbox.online();
    const desk = answers.desk('choice');
    desk.castBallot(pick('a'));
    await turn();
    room.publish();
    expect(desk.ballot).toEqual(pick('a'));
    room.submit({ role: 'participant', id: 'p1' }, null, {
      type: 'cast-ballot',
      roundId: 'choice',
      ballot: pick('c'),
    });
    room.show();
    expect(desk.ballot).toEqual(pick('c'));
  });

  test('taking an answer back takes it out, or never sends it', async () => {
    room.do({ type: 'open-round', roundId: 'choice' });
    const answers = room.page();
    const desk = answers.desk('choice');
    desk.castBallot(pick('a'));
    desk.withdrawBallot();
    expect(answers.outbox.entries).toEqual([]);
    answers.outbox.online();
    desk.castBallot(pick('a'));
    await turn();
    desk.withdrawBallot();
    await turn();
    expect(desk.state).toBe('none');
    expect(room.state.rounds.get('choice')?.ballots.size).toBe(0);
  });

  test('the desk is closed while the session is paused', () => {
    room.do({ type: 'open-round', roundId: 'choice' });
    const desk = room.page().desk('choice');
    expect(desk.open).toBe(true);
    room.do({ type: 'pause-session', paused: true });
    expect(desk.open).toBe(false);
  });
});

describe('ideas, sent or not', () => {
  test('an idea is sending, then counted; one not yet sent can be changed and withdrawn', async () => {
    room.do({ type: 'open-round', roundId: 'ideas' });
    const answers = room.page();
    const desk = answers.desk('ideas');
    desk.addContribution('First');
    desk.addContribution('Regret');
    expect(desk.contributions.map(({ text, state }) => [text, state])).toEqual([
      ['First', 'sending'],
      ['Regret', 'sending'],
    ]);
    desk.editContribution(desk.contributions[0]?.id ?? '', 'First, better');
    desk.withdrawContribution(desk.contributions[1]?.id ?? '');
    answers.outbox.online();
    await turn();
    expect(desk.contributions).toEqual([
      {
        id: 'id1',
        text: 'First, better',
        hidden: false,
        held: false,
        categoryId: null,
        state: 'counted',
        changeable: true,
      },
    ]);
    expect(room.state.rounds.get('ideas')?.contributions.size).toBe(1);
  });

  test('a counted idea is changed and withdrawn under its own id', async () => {
    room.do({ type: 'open-round', roundId: 'ideas' });
    const answers = room.page();
    answers.outbox.online();
    const desk = answers.desk('ideas');
    desk.addContribution('Idea');
    await turn();
    desk.editContribution('id1', 'Idea, better');
    expect(desk.contributions[0]).toMatchObject({ text: 'Idea, better', state: 'sending' });
    await turn();
    expect(desk.contributions[0]).toMatchObject({ text: 'Idea, better', state: 'counted' });
    desk.withdrawContribution('id1');
    await turn();
    expect(desk.contributions).toEqual([]);
    expect(room.state.rounds.get('ideas')?.contributions.size).toBe(0);
  });

  test('an idea that is refused keeps its text, through a reload too, until it is changed or dropped', async () => {
    room.do({ type: 'open-round', roundId: 'ideas' });
    const vault = new Vault(localStorage, 's1');
    const answers = room.page(vault);
    answers.outbox.online();
    answers.desk('ideas').addContribution('Far too long '.repeat(5));
    await turn();
    const reloaded = room.page(vault);
    const desk = reloaded.desk('ideas');
    expect(answers.desk('ideas').refusal).toBe('contribution-too-long');
    expect(desk.contributions).toMatchObject([{ text: 'Far too long '.repeat(5), state: 'refused' }]);
    reloaded.outbox.online();
    desk.editContribution(desk.contributions[0]?.id ?? '', 'Short');
    await turn();
    expect(desk.contributions).toMatchObject([{ text: 'Short', state: 'counted' }]);
    expect(vault.names()).toEqual([]);
  });

  test('drafts and unsent answers survive a reload, and are counted once', async () => {
    room.do({ type: 'open-round', roundId: 'ideas' });
    const vault = new Vault(localStorage, 's1');
    const before = room.page(vault);
    room.fate = ['answer-lost'];
    before.outbox.online();
    before.desk('ideas').addContribution('Sent, but the answer was lost');
    before.desk('ideas').keepDraft('Half a thou');
    await turn();
    before.outbox.offline();

    const after = room.page(vault);
    room.show();
    expect(after.desk('ideas').draft).toBe('Half a thou');
    after.outbox.online();
    await turn();
    expect(after.desk('ideas').contributions).toMatchObject([
      { text: 'Sent, but the answer was lost', state: 'counted' },
    ]);
    expect(room.state.rounds.get('ideas')?.contributions.size).toBe(1);
  });

  test('[PR-11] after the end nothing is written into storage any more', async () => {
    room.do({ type: 'open-round', roundId: 'ideas' });
    const vault = new Vault(localStorage, 's1');
    const answers = room.page(vault);
    answers.desk('ideas').addContribution('Unsent');
    answers.desk('ideas').keepDraft('Draft');
    answers.outbox.close();
    answers.close();
    vault.empty();
    answers.keepDraft('ideas', 'typed in the last moment');
    await vi.waitFor(() => expect(answers.outbox.entries).toEqual([]));
    expect(localStorage.length).toBe(0);
  });
});
