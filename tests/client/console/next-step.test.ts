import { describe, expect, test } from 'vitest';
import { nextStep, type NextStep } from '../../../client/console/next-step.ts';
import type { RoundPart, SessionPart } from '../../../sessions/protocol.ts';
import type { FacilitatorCommand } from '../../../sessions/commands.ts';
import { viewOf } from '../../../sessions/views.ts';
import { FACILITATOR, GivenSession } from '../../sessions/given.ts';

/** Presses the big key as often as it takes, on the real core, and tells what it said each time. */
function played(given: GivenSession, presses: number): string[] {
  const said: string[] = [];
  for (let press = 0; press < presses; press++) {
    const step = stepOf(given);
    said.push('round' in step ? `${step.do} ${step.round.id}` : step.do);
    const command = commandOf(step);
    if (command) given.submit(FACILITATOR, command);
  }
  return said;
}

function stepOf(given: GivenSession): NextStep {
  const { parts } = viewOf(given.state, given, 'facilitator', given.now);
  const rounds = (parts.agenda?.order ?? []).map((id) => parts[`round/${id}`] as RoundPart);
  return nextStep(parts.session as SessionPart, rounds);
}

function commandOf(step: NextStep): FacilitatorCommand | null {
  switch (step.do) {
    case 'resume':
      return { type: 'pause-session', paused: false };
    case 'open':
      return { type: 'open-round', roundId: step.round.id };
    case 'close':
      return { type: 'close-round', roundId: step.round.id };
    case 'look':
      return { type: 'show-results', roundId: step.round.id, audiences: ['facilitator'], shown: true };
    case 'show':
      return {
        type: 'show-results',
        roundId: step.round.id,
        audiences: ['participants', 'wall'],
        shown: true,
      };
    case 'add':
    case 'finish':
      return null;
  }
}

describe('the next step is always one key', () => {
  test('leads through a whole session: the facilitator looks before the group does', () => {
    const given = new GivenSession();
    given.join('p1');
    expect(played(given, 2)).toEqual(['open brainstorm', 'close brainstorm']);
    given.submit(FACILITATOR, { type: 'reopen-round', roundId: 'brainstorm' });
    given.submit(
      { role: 'participant', id: 'p1' },
      { type: 'add-contribution', roundId: 'brainstorm', text: 'More light' },
    );
    expect(played(given, 9)).toEqual([
      'close brainstorm',
      'open vote',
      'close vote',
      'look vote',
      'show vote',
      'open score',
      'close score',
      'open pause',
      'finish',
    ]);
  });

  test('with an empty agenda a first round is added', () => {
    expect(played(new GivenSession({}, []), 1)).toEqual(['add']);
  });

  test('a pause comes before everything else', () => {
    const given = new GivenSession();
    given.submit(FACILITATOR, { type: 'open-round', roundId: 'vote' });
    given.submit(FACILITATOR, { type: 'pause-session', paused: true });
    expect(played(given, 2)).toEqual(['resume', 'close vote']);
  });

  test('a round that was skipped is not forgotten', () => {
    const given = new GivenSession();
    given.submit(FACILITATOR, { type: 'open-round', roundId: 'pause' });
    expect(played(given, 1)).toEqual(['open brainstorm']);
  });
});
