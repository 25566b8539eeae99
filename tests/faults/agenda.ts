import type { Agenda } from '../../sessions/agenda.ts';
import type { BallotOf, ConfigOf, RoundKindName } from '../../sessions/rounds/registry.ts';
import type { RoundPart } from '../../sessions/protocol.ts';
import type { SeededRandom } from '../support/random.ts';

/** Ideas a participant may have standing: few, so that a phone that comes back is not sent thousands. */
export const IDEAS_EACH = 3;

/** Every kind that collects something, named and secret. */
export const AGENDA: Agenda = [
  round('choice-named', 'choice', choice({ anonymous: false, reveal: 'live' })),
  round('ideas-named', 'ideas', ideas({ anonymous: false, seeOthers: true })),
  round('choice-secret', 'choice', choice({ anonymous: true, reveal: 'by-hand' })),
  round('rating-named', 'rating', {
    prompt: 'How much do you like it?',
    source: { from: 'typed', items: ['r1', 'r2', 'r3'].map((id) => ({ id, text: `Thing ${id}` })) },
    scale: { min: 1, max: 5, minLabel: 'little', maxLabel: 'much' },
    noOpinion: true,
    anonymous: false,
    reveal: 'on-close',
  } satisfies ConfigOf<'rating'>),
  round('ideas-secret', 'ideas', ideas({ anonymous: true, seeOthers: false })),
];

function round(id: string, kind: RoundKindName, config: unknown): Agenda[number] {
  return { id, kind, title: `Round ${id}`, seconds: null, config };
}

function choice(how: Pick<ConfigOf<'choice'>, 'anonymous' | 'reveal'>): ConfigOf<'choice'> {
  const items = ['c1', 'c2', 'c3', 'c4', 'c5'].map((id) => ({ id, text: `Option ${id}` }));
  return { prompt: 'Which?', source: { from: 'typed', items }, maxPicks: 3, abstain: true, ...how };
}

function ideas(how: Pick<ConfigOf<'ideas'>, 'anonymous' | 'seeOthers'>): ConfigOf<'ideas'> {
  return { prompt: 'What else?', perPerson: IDEAS_EACH, maxLength: 200, ...how };
}

/** A ballot that the round accepts. */
export function someBallot(round: RoundPart, random: SeededRandom): unknown {
  const items = round.items.map(({ id }) => id);
  if (round.kind === 'choice') {
    const abstain = random.chance(0.1);
    return {
      picks: abstain ? [] : random.some(items, random.int(1, 3)),
      abstain,
    } satisfies BallotOf<'choice'>;
  }
  return {
    scores: random
      .some(items, random.int(1, items.length))
      .map((item) => ({ item, score: random.int(1, 5) })),
  } satisfies BallotOf<'rating'>;
}
