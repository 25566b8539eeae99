import { describe, expect, test } from 'vitest';
import { undoOf } from '../../../client/console/undo-of.ts';
import type { FacilitatorCommand } from '../../../sessions/commands.ts';
import type { ContributionPart, Parts, RoundPart, SessionPart } from '../../../sessions/protocol.ts';
import type { SessionFacts } from '../../../sessions/state.ts';
import { viewOf } from '../../../sessions/views.ts';
import { kindOf } from '../../../sessions/rounds/registry.ts';
import { AGENDA, FACILITATOR, GivenSession, SYSTEM } from '../../sessions/given.ts';

function partsOf(given: GivenSession): Parts {
  return viewOf(given.state, given, 'facilitator', given.now).parts;
}

function listed<T>(parts: Parts, prefix: string): T[] {
  return Object.entries(parts).flatMap(([key, part]) => (key.startsWith(prefix) ? [part as T] : []));
}

/** Does something on the real core and takes it back. */
function doneAndUndone(
  given: GivenSession,
  command: FacilitatorCommand,
): { before: Parts; between: Parts; after: Parts } {
  const before = structuredClone(partsOf(given));
  const back = undoOf(command, {
    session: before.session as SessionPart,
    order: before.agenda?.order ?? [],
    round: (id) => before[`round/${id}`] ?? null,
    person: (id) => before[`person/${id}`] ?? null,
    contributions: (id) => listed<ContributionPart>(before, `contribution/${id}/`),
    now: given.now,
  });
  if (!back) throw new Error(`${command.type} cannot be taken back`);
  expect(given.submit(FACILITATOR, command).ok).toBe(true);
  const between = structuredClone(partsOf(given));
  expect(given.submit(FACILITATOR, back).ok).toBe(true);
  return { before, between, after: structuredClone(partsOf(given)) };
}

/** A session in the middle: ideas are in, the vote is open with a timer, somebody is there. */
function inTheMiddle(): GivenSession {
  // Parsed, as a draft is when it is saved: an edit hands back nothing that was not there.
  const agenda = AGENDA.map((round) => ({
    ...round,
    config: kindOf(round.kind)?.config.parse(round.config),
  }));
  const facts: Partial<SessionFacts> = {
    settings: {
      names: 'none',
      teams: [
        { id: 't1', name: 'Red' },
        { id: 't2', name: 'Blue' },
      ],
      teamJoin: 'choose',
    },
  };
  const given = new GivenSession(facts, agenda);
  given.submit(SYSTEM, { type: 'join', participantId: 'p1', name: null, teamId: 't1', waiting: false });
  given.submit(FACILITATOR, { type: 'open-round', roundId: 'brainstorm' });
  given.submit(
    { role: 'participant', id: 'p1' },
    { type: 'add-contribution', roundId: 'brainstorm', text: 'More light' },
  );
  given.submit(FACILITATOR, { type: 'open-round', roundId: 'vote' });
  return given;
}

const idea = (given: GivenSession): string =>
  [...(given.state.rounds.get('brainstorm')?.contributions.keys() ?? [])][0] ?? '';

describe('what can be undone is undone', () => {
  const commands: [string, (given: GivenSession) => FacilitatorCommand][] = [
    [
      'hiding a contribution',
      (given) => ({
        type: 'hide-contribution',
        roundId: 'brainstorm',
        contributionId: idea(given),
        hidden: true,
      }),
    ],
    ['locking the door', () => ({ type: 'lock-joining', locked: true })],
    ['pausing', () => ({ type: 'pause-session', paused: true })],
    [
      'showing results',
      () => ({
        type: 'show-results',
        roundId: 'vote',
        audiences: ['facilitator', 'participants', 'wall'],
        shown: true,
      }),
    ],
    ['moving a round', () => ({ type: 'move-round', roundId: 'score', index: 0 })],
    ['deleting a round', () => ({ type: 'delete-round', roundId: 'score' })],
    ['setting the timer', () => ({ type: 'set-timer', roundId: 'vote', seconds: 600 })],
    ['taking the timer away', () => ({ type: 'set-timer', roundId: 'vote', seconds: null })],
    ['extending the timer', () => ({ type: 'extend-timer', roundId: 'vote', seconds: 60 })],
    ['putting somebody in another team', () => ({ type: 'assign-team', participantId: 'p1', teamId: 't2' })],
    [
      'editing a round',
      (given) => ({
        type: 'edit-round',
        roundId: 'score',
        title: 'Other',
        seconds: 30,
        notes: 'Read it out twice',
        config: given.state.rounds.get('score')?.config,
      }),
    ],
  ];

  test.each(commands)('%s', (_what, command) => {
    const given = inTheMiddle();
    const { before, between, after } = doneAndUndone(given, command(given));
    expect(between).not.toEqual(before);
    expect(after).toEqual(before);
  });

  test('closing a round: it is open again, its results covered as before', () => {
    const { after } = doneAndUndone(inTheMiddle(), { type: 'close-round', roundId: 'vote' });
    const vote = after['round/vote'] as RoundPart;
    expect([vote.status, vote.shown]).toEqual([
      'open',
      { participants: false, facilitator: false, wall: false },
    ]);
  });

  test('showing only what an audience did not see yet is taken back for that audience alone', () => {
    const given = inTheMiddle();
    given.submit(FACILITATOR, { type: 'show-results', roundId: 'vote', audiences: ['wall'], shown: true });
    const { after } = doneAndUndone(given, {
      type: 'show-results',
      roundId: 'vote',
      audiences: ['participants', 'wall'],
      shown: true,
    });
    expect((after['round/vote'] as RoundPart).shown).toEqual({
      participants: false,
      facilitator: false,
      wall: true,
    });
  });

  test('showing the lobby closed the open round; taking it back opens that again', () => {
    const { between, after } = doneAndUndone(inTheMiddle(), { type: 'show-round', roundId: null });
    expect((between['round/vote'] as RoundPart).status).toBe('closed');
    expect([(after['round/vote'] as RoundPart).status, after.session?.current]).toEqual(['open', 'vote']);
  });

  test('what others have seen or lost cannot be undone', () => {
    const given = inTheMiddle();
    const before = partsOf(given);
    const known = {
      session: before.session as SessionPart,
      order: before.agenda?.order ?? [],
      round: () => null,
      person: () => null,
      contributions: () => [],
      now: 0,
    };
    for (const command of [
      { type: 'open-round', roundId: 'score' },
      { type: 'remove-participant', participantId: 'p1' },
      { type: 'stop-session' },
    ] satisfies FacilitatorCommand[])
      expect(undoOf(command, known)).toBeNull();
  });
});
