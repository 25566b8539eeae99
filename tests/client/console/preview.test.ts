import { describe, expect, test } from 'vitest';
import { ViewStore } from '../../../client/live/view-store.svelte.ts';
import { previewNow, previewOpened, type Watched } from '../../../client/console/preview.ts';
import type { RoundPart } from '../../../sessions/protocol.ts';
import { viewOf } from '../../../sessions/views.ts';
import { FACILITATOR, GivenSession, participant } from '../../sessions/given.ts';
import type { Audience } from '../../../sessions/state.ts';

function storeOf(given: GivenSession, audience: Audience): ViewStore {
  const store = new ViewStore(() => given.now);
  store.takeView(viewOf(given.state, given, audience, given.now));
  return store;
}

/** What an audience really has of the round in front, and what the desk shows as its preview. */
function both(given: GivenSession, audience: Watched): { real: unknown; preview: unknown } {
  const real = storeOf(given, audience);
  const desk = storeOf(given, 'facilitator');
  const realRound = real.current;
  const deskRound = desk.current;
  if (!realRound || !deskRound) throw new Error('no round is in front');
  const { round, progress, result, contributions } = previewNow(desk, deskRound, audience);
  return {
    real: {
      round: realRound,
      progress: real.progress(realRound.id),
      result: real.result(realRound.id),
      contributions: real.contributions(realRound.id),
    },
    preview: {
      round,
      progress,
      result,
      contributions,
    },
  };
}

describe('the preview is what the group sees', () => {
  for (const audience of ['participants', 'wall'] as const) {
    test(`[SEE-2] of contributions, on ${audience}: hidden ones are not in it`, () => {
      const given = new GivenSession();
      given.join('p1');
      given.submit(FACILITATOR, { type: 'open-round', roundId: 'brainstorm' });
      for (const text of ['More light', 'Less noise'])
        given.submit(participant('p1'), { type: 'add-contribution', roundId: 'brainstorm', text });
      const [first = ''] = given.state.rounds.get('brainstorm')?.contributions.keys() ?? [];
      given.submit(FACILITATOR, {
        type: 'hide-contribution',
        roundId: 'brainstorm',
        contributionId: first,
        hidden: true,
      });
      const { real, preview } = both(given, audience);
      expect(preview).toEqual(real);
    });

    test(`[SEE-2] of a vote, on ${audience}: covered while hidden, the same figures when shown`, () => {
      const given = new GivenSession();
      given.join('p1');
      given.submit(FACILITATOR, { type: 'open-round', roundId: 'vote' });
      given.submit(participant('p1'), {
        type: 'cast-ballot',
        roundId: 'vote',
        ballot: { picks: ['a'], abstain: false },
      });
      const covered = both(given, audience);
      expect(covered.preview).toEqual(covered.real);
      given.submit(FACILITATOR, {
        type: 'show-results',
        roundId: 'vote',
        audiences: ['facilitator', audience],
        shown: true,
      });
      const shown = both(given, audience);
      expect(shown.preview).toEqual(shown.real);
      expect(shown.preview).not.toEqual(covered.preview);
    });
  }

  test('results the group sees but this desk has covered are marked, not drawn', () => {
    const given = new GivenSession();
    given.submit(FACILITATOR, { type: 'open-round', roundId: 'vote' });
    given.submit(FACILITATOR, { type: 'show-results', roundId: 'vote', audiences: ['wall'], shown: true });
    const desk = storeOf(given, 'facilitator');
    const preview = previewNow(desk, desk.current as RoundPart, 'wall');
    expect([preview.covered, preview.result, preview.round.shown.wall]).toEqual([true, null, false]);
  });

  test('[ROUND-4] a planned round is previewed as it opens, with the items it would take', () => {
    const given = new GivenSession();
    given.join('p1');
    given.submit(FACILITATOR, { type: 'open-round', roundId: 'brainstorm' });
    given.submit(participant('p1'), { type: 'add-contribution', roundId: 'brainstorm', text: 'More light' });
    const desk = storeOf(given, 'facilitator');
    const preview = previewOpened(desk, desk.round('score') as RoundPart, 'wall');
    expect(preview.progress).toEqual({ answered: 0, of: 1, contributions: 0, ready: 0, entered: 0 });
    given.submit(FACILITATOR, { type: 'open-round', roundId: 'score' });
    const real = storeOf(given, 'wall').current as RoundPart;
    expect({ ...preview.round, openedAt: real.openedAt }).toEqual(real);
  });
});
