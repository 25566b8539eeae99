import { flushSync } from 'svelte';
import { describe, expect, test } from 'vitest';
import { DeskModeration } from '../../../client/console/desk-moderation.ts';
import type { FacilitatorCommand } from '../../../sessions/commands.ts';
import type { Refusal } from '../../../sessions/refusals.ts';
import { SYSTEM } from '../../sessions/given.ts';
import { CoreDesks } from './core-desks.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the desk', () => {
  test('two pages of one facilitator are always in step: what both show comes from the server', async () => {
    const room = new CoreDesks();
    const [here, there] = [room.desk(), room.desk()];
    here.openRound('vote');
    await settled();
    expect([here.open?.id, there.open?.id]).toEqual(['vote', 'vote']);
    there.closeOrReopen(there.open!);
    await settled();
    expect([here.shown?.status, there.shown?.status]).toEqual(['closed', 'closed']);
    expect(here.next).toMatchObject({ do: 'look' });
  });

  test('looking at another round changes this page alone, and opening one comes back to what the group sees', async () => {
    const room = new CoreDesks();
    const [here, there] = [room.desk(), room.desk()];
    here.selected = 'score';
    expect([here.shown?.id, there.shown]).toEqual(['score', null]);
    here.openRound('vote');
    await settled();
    expect([here.selected, here.shown?.id, there.shown?.id]).toEqual([null, 'vote', 'vote']);
  });

  test('undo takes back the last thing done here, and not what another page did', async () => {
    const room = new CoreDesks();
    const [here, there] = [room.desk(), room.desk()];
    here.lockOrUnlock();
    await settled();
    there.pauseOrResume();
    await settled();
    here.undo.undo();
    await settled();
    expect([room.given.state.joiningLocked, room.given.state.phase]).toEqual([false, 'paused']);
    expect([here.undo.latest, there.undo.latest?.text]).toEqual([null, 'pause-session']);
  });

  test('one history for the board and all else: a step of the board goes back by what the board says, and can be done again', async () => {
    const refusals: Refusal[] = [];
    const room = new CoreDesks();
    const here = room.desk({ refused: (refusal) => refusals.push(refusal) });
    here.openRound('brainstorm');
    const id = room.given.join('p1').contribute('p1', 'trees', 'brainstorm');
    const board = new DeskModeration(here, () => 'brainstorm');
    const place = () => room.given.state.rounds.get('brainstorm')?.contributions.get(id)?.clusterId;
    const [none, put] = [[], [{ id: 'k', name: 'Green' }]];
    board.arrange(
      { put, remove: none, move: [{ contributionId: id, clusterId: 'k' }] },
      { put: none, remove: ['k'], move: [{ contributionId: id, clusterId: null }] },
    );
    await settled();
    here.lockOrUnlock();
    await settled();
    expect([place(), here.undo.latest?.text]).toEqual(['k', 'lock-joining']);
    for (let step = 0; step < 2; step += 1) board.history.undo();
    await settled();
    expect([place(), room.given.state.joiningLocked, board.history.canUndo]).toEqual([null, false, false]);
    for (let step = 0; step < 2; step += 1) board.history.redo();
    await settled();
    expect([place(), room.given.state.joiningLocked]).toEqual(['k', true]);
    // Somebody else takes the group away: what is left of the step goes back without a word.
    room.given.facilitate({ type: 'arrange', roundId: 'brainstorm', put: [], remove: ['k'], move: [] });
    room.publish();
    for (let step = 0; step < 2; step += 1) board.history.undo();
    await settled();
    expect([refusals, place(), room.given.state.joiningLocked]).toEqual([[], null, false]);
  });

  test('a round that was just added is deleted by undo', async () => {
    const room = new CoreDesks();
    const here = room.desk();
    await here.ask({ type: 'duplicate-round', roundId: 'vote' });
    await settled();
    expect(here.rounds).toHaveLength(5);
    here.undo.undo();
    await settled();
    expect(here.rounds.map(({ id }) => id)).toEqual(['brainstorm', 'vote', 'score', 'pause']);
  });

  test('a refusal is told once, and nothing is left to undo', async () => {
    const refusals: Refusal[] = [];
    const done: FacilitatorCommand[] = [];
    const room = new CoreDesks();
    const here = room.desk({
      refused: (refusal) => refusals.push(refusal),
      did: (command) => done.push(command),
    });
    here.openRound('score');
    await settled();
    expect([refusals, done, here.undo.latest]).toEqual([['no-items'], [], null]);
  });

  test('showing to the group shows to who does not see it yet, and hides when all do', async () => {
    const room = new CoreDesks();
    const here = room.desk();
    here.openRound('vote');
    await settled();
    const vote = () => here.store.round('vote')!;
    here.toggleShown(vote(), ['wall']);
    await settled();
    here.toggleShown(vote(), ['participants', 'wall']);
    await settled();
    expect(vote().shown).toEqual({ participants: true, facilitator: false, wall: true });
    here.toggleShown(vote(), ['participants', 'wall']);
    await settled();
    expect(vote().shown).toEqual({ participants: false, facilitator: false, wall: false });
  });

  test('the big key pressed twice in haste does one step', async () => {
    const refusals: Refusal[] = [];
    const room = new CoreDesks();
    const here = room.desk({ refused: (refusal) => refusals.push(refusal) });
    here.openRound('vote');
    await settled();
    here.doNext();
    await Promise.resolve();
    here.doNext();
    await settled();
    expect([here.store.round('vote')?.status, refusals]).toEqual(['closed', []]);
    here.doNext();
    await settled();
    expect(here.store.round('vote')?.shown.facilitator).toBe(true);
  });

  test('everybody who waits is let in with one key', async () => {
    const room = new CoreDesks();
    for (const participantId of ['p1', 'p2'])
      room.given.submit(SYSTEM, { type: 'join', participantId, name: null, teamId: null, waiting: true });
    const here = room.desk();
    flushSync();
    expect(here.waiting.map(({ id }) => id)).toEqual(['p1', 'p2']);
    here.admitAll();
    await settled();
    expect([here.waiting, here.store.people?.joined]).toEqual([[], 2]);
  });
});
