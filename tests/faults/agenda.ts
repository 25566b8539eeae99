import type { Agenda } from '../../sessions/agenda.ts';
import type { BallotOf } from '../../sessions/rounds/registry.ts';
import type { RoundPart } from '../../sessions/protocol.ts';
import { plannedRound, typedItems } from '../support/planned-round.ts';
import type { SeededRandom } from '../support/random.ts';

/** Ideas a participant may have standing: few, so that a phone that comes back is not sent thousands. */
export const IDEAS_EACH = 3;

const PICKS = { source: typedItems('c1', 'c2', 'c3', 'c4', 'c5'), maxPicks: 3, abstain: true };

/** Every way of collecting something: with names, without, and with no link left at all. */
export const AGENDA: Agenda = [
  plannedRound('choice-named', 'choice', { ...PICKS, anonymity: 'named', reveal: 'live' }),
  plannedRound('ideas-named', 'ideas', { perPerson: IDEAS_EACH, authorship: 'named' }),
  plannedRound('choice-secret', 'choice', { ...PICKS, anonymity: 'secret' }),
  plannedRound('rating-named', 'rating', {
    source: typedItems('r1', 'r2', 'r3'),
    noOpinion: true,
    anonymity: 'named',
    reveal: 'on-close',
  }),
  plannedRound('ideas-anonymous', 'ideas', { perPerson: IDEAS_EACH, seeOthers: 'none' }),
  plannedRound('choice-anonymous', 'choice', { ...PICKS, anonymity: 'anonymous' }),
];

/** Rounds that leave no link between voter and ballot, and so cannot be opened again. */
export const SECRET: ReadonlySet<string> = new Set(['choice-secret']);

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
