import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Desk } from '../../../client/console/desk.svelte.ts';
import EntryDialog from '../../../client/console/EntryDialog.svelte';
import LiveRound from '../../../client/console/LiveRound.svelte';
import ModeratorView from '../../../client/console/ModeratorView.svelte';
import SpotlightDialog from '../../../client/console/SpotlightDialog.svelte';
import { sides } from '../../../client/rounds/sides.svelte.ts';
import type { RoundPart } from '../../../sessions/protocol.ts';
import { GivenSession, participant, SYSTEM } from '../../sessions/given.ts';
import { plannedRound, typedItems } from '../../support/planned-round.ts';
import { button, show } from '../in-language.ts';
import { withoutTopLayer, withoutLayout } from '../no-layout.ts';
import { CoreDesks } from './core-desks.ts';

const settled = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  flushSync();
};

const TEAMS = [
  { id: 't1', name: 'Red' },
  { id: 't2', name: 'Blue' },
];
const AGENDA = [
  plannedRound('ideas', 'ideas', { moderated: true }),
  plannedRound('vote', 'choice', { source: typedItems('a', 'b') }, { notes: 'Ask the back row too' }),
];

let room: CoreDesks;
let desk: Desk;

const round = (id = 'vote'): RoundPart => {
  const found = desk.store.round(id);
  if (!found) throw new Error(`there is no round ${id}`);
  return found;
};
const shown = (id = 'vote') => viewRound(id);
function viewRound(id: string) {
  const found = room.given.state.rounds.get(id);
  if (!found) throw new Error(`there is no round ${id}`);
  return found;
}

beforeAll(() => {
  withoutLayout();
  withoutTopLayer();
});
beforeEach(async () => {
  const given = new GivenSession({ settings: { names: 'none', teams: TEAMS, teamJoin: 'choose' } }, AGENDA);
  given.submit(SYSTEM, { type: 'join', participantId: 'p1', name: null, teamId: 't1', waiting: false });
  room = new CoreDesks(given);
  desk = room.desk();
  desk.openRound('vote');
  await settled();
});
afterEach(cleanup);

function panel(): void {
  show(LiveRound, {
    desk,
    get round() {
      return round();
    },
    ondialog: () => undefined,
  });
}

describe('a running vote at the desk', () => {
  test('freezing, showing by team, and taking either back', async () => {
    panel();
    await fireEvent.click(screen.getByRole('button', { name: /Freeze what the group sees/ }));
    await settled();
    expect(round().frozen).toBe(true);
    expect(document.body.textContent).toContain('as they were when you froze them');
    await fireEvent.click(screen.getByRole('button', { name: /results by team/ }));
    await settled();
    expect(round().teamsShown).toBe(true);
    desk.undo.undo();
    await settled();
    desk.undo.undo();
    await settled();
    expect([round().frozen, round().teamsShown]).toEqual([false, false]);
  });

  test('the notes stand here, with how many say to be done', async () => {
    room.given.submit(participant('p1'), { type: 'say-ready', roundId: 'vote', ready: true });
    room.publish();
    panel();
    expect(document.body.textContent).toContain('Ask the back row too');
    expect(document.body.textContent).toContain('1 says to be done');
  });

  test('voting again adds the same vote after it and selects it, once it is closed', async () => {
    panel();
    expect(screen.queryByRole('button', { name: /Add this vote again/ })).toBeNull();
    desk.closeOrReopen(round());
    await settled();
    await fireEvent.click(screen.getByRole('button', { name: /Add this vote again/ }));
    await settled();
    expect(desk.shown).toMatchObject({ status: 'planned', repeats: 'vote' });
    expect(desk.rounds.map(({ id }) => id).indexOf(desk.shown?.id ?? '')).toBe(2);
  });
});

describe('ballots entered for people who did not join', () => {
  const entered = () => [...shown().ballots.values()].filter(({ proxy }) => proxy);

  async function enter(option: string): Promise<void> {
    await fireEvent.click(screen.getByLabelText(`Option ${option}`));
    await fireEvent.click(button('Send'));
    await settled();
  }

  beforeEach(async () => {
    await vi.waitUntil(() => sides.ballot('choice') && sides.words('choice'), { timeout: 15_000 });
    show(EntryDialog, {
      desk,
      get round() {
        return round();
      },
      onclose: () => undefined,
    });
  });

  test('each is on a blank paper of the round’s own kind, listed in words, and can be withdrawn', async () => {
    await enter('a');
    await enter('b');
    expect(entered().map(({ ballot }) => ballot)).toEqual([
      { picks: ['a'], abstain: false },
      { picks: ['b'], abstain: false },
    ]);
    expect(screen.getByLabelText<HTMLInputElement>('Option b').checked).toBe(false);
    await fireEvent.click(screen.getByRole('button', { name: 'Withdraw: Option a' }));
    await settled();
    expect(entered()).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Withdraw: Option a' })).toBeNull();
  });

  test('undo withdraws the last one, and the list knows', async () => {
    await enter('a');
    desk.undo.undo();
    await settled();
    expect([entered(), desk.entries]).toEqual([[], []]);
  });

  test('[VOTE-6] what another page entered is listed here too, and can be withdrawn here', async () => {
    await room.desk().enterBallot('vote', { picks: ['a'], abstain: false });
    await settled();
    expect(document.body.textContent).toMatch(/Option a\s+entered at \d/);
    await fireEvent.click(screen.getByRole('button', { name: 'Withdraw: Option a' }));
    await settled();
    expect(entered()).toEqual([]);
  });

  test('what others enter leaves the paper that is being filled in as it is', async () => {
    await fireEvent.click(screen.getByLabelText('Option b'));
    await room.desk().enterBallot('vote', { picks: ['a'], abstain: false });
    await settled();
    expect(screen.getByLabelText<HTMLInputElement>('Option b').checked).toBe(true);
  });
});

test('an item is put large on the wall and taken away again', async () => {
  show(SpotlightDialog, { desk, round: round(), onclose: () => undefined });
  await fireEvent.click(button('Option b'));
  await settled();
  expect(room.given.state.spotlight).toBe('b');
  await fireEvent.click(button('Nothing: the wall shows the round'));
  await settled();
  expect(room.given.state.spotlight).toBeNull();
});

test('[SEE-11] a moderator sees what people write and what waits, and nothing of the session’s course', async () => {
  desk.openRound('ideas');
  await settled();
  room.given.submit(participant('p1'), { type: 'add-contribution', roundId: 'ideas', text: 'More light' });
  const helper = room.desk({}, 'moderators');
  await vi.waitUntil(() => sides.result('ideas'), { timeout: 15_000 });
  show(ModeratorView, { desk: helper });
  await settled();
  expect(document.body.textContent).toContain('More light');
  expect(document.body.textContent).toContain('1 waits for approval');
  // The vote was opened before it: that there was one is not a moderator's to know.
  expect(helper.rounds.map(({ id }) => id)).toEqual(['ideas']);
  await fireEvent.click(screen.getByRole('button', { name: /Approve/ }));
  await settled();
  expect(document.body.textContent).not.toContain('waits for approval');
  for (const words of ['Close', 'Pause', 'Stop', 'Open this round'])
    expect(
      [...document.querySelectorAll('button')].some(({ textContent }) => textContent.includes(words)),
    ).toBe(false);
});
