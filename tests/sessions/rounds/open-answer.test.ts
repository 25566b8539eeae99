import { describe, expect, it } from 'vitest';
import { ANSWER_LENGTH, openAnswer } from '../../../sessions/rounds/open-answer.ts';
import type { SessionSettings } from '../../../sessions/state.ts';
import { viewOf } from '../../../sessions/views.ts';
import { GivenSession, participant, SYSTEM } from '../given.ts';

function given(config: object = {}): GivenSession {
  const round = {
    id: 'answer',
    kind: 'open-answer',
    title: 'What will you do?',
    seconds: null,
    notes: '',
    repeats: null,
    config: { ...openAnswer.defaults(() => ''), ...config },
  };
  const settings: SessionSettings = { names: 'required', teams: [], teamJoin: 'choose' };
  const session = new GivenSession({ settings }, [round]);
  for (const [participantId, name] of [
    ['p1', 'Ada'],
    ['p2', 'Bo'],
  ] as const)
    session.submit(SYSTEM, { type: 'join', participantId, name, teamId: null, waiting: false });
  return session.opened('answer');
}

const seenBy = (session: GivenSession, audience: 'participants' | 'wall' | 'facilitator') =>
  JSON.stringify(viewOf(session.state, session, audience, 0));

describe('an open answer', () => {
  it('[IDEA-2] is one for each person, and changeable until the close', () => {
    const session = given();
    const contributionId = session.contribute('p1', 'I will call', 'answer');
    expect(session.contribute('p1', 'and write', 'answer')).toBe('refused: contribution-limit-reached');
    session.submit(participant('p1'), {
      type: 'edit-contribution',
      roundId: 'answer',
      contributionId,
      text: 'I will write',
    });
    expect(seenBy(session, 'facilitator')).toContain('I will write');
    expect(session.contribute('p2', 'x'.repeat(ANSWER_LENGTH + 1), 'answer')).toBe(
      'refused: contribution-too-long',
    );
  });

  it('[SEE-2] answers are revealed together: by hand, or on the close', () => {
    const byHand = given();
    byHand.contribute('p1', 'I will call', 'answer');
    byHand.facilitate({ type: 'close-round', roundId: 'answer' });
    expect(seenBy(byHand, 'wall')).not.toContain('I will call');
    byHand.facilitate({ type: 'show-results', roundId: 'answer', audiences: ['wall'], shown: true });
    expect(seenBy(byHand, 'wall')).toContain('I will call');
    expect(seenBy(byHand, 'participants')).not.toContain('I will call');

    const onClose = given({ reveal: 'on-close' });
    onClose.contribute('p1', 'I will call', 'answer');
    expect(seenBy(onClose, 'participants')).not.toContain('I will call');
    onClose.facilitate({ type: 'close-round', roundId: 'answer' });
    expect(seenBy(onClose, 'participants')).toContain('I will call');
  });

  it('[SEE-4] names its author only where the round is set to', () => {
    for (const authorship of ['anonymous', 'named'] as const) {
      const session = given({ authorship });
      session.contribute('p1', 'I will call', 'answer');
      session.facilitate({
        type: 'show-results',
        roundId: 'answer',
        audiences: ['participants'],
        shown: true,
      });
      expect(seenBy(session, 'participants').includes('Ada')).toBe(authorship === 'named');
    }
  });
});
