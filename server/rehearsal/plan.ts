import { randomInt, type Random } from '../../sessions/random.ts';
import type { AnyRoundKind, ContributionRules } from '../../sessions/rounds/round-kind.ts';
import { momentOf, type Habits } from './temperament.ts';

/** Something a participant is going to do in a round, so long after its opening. */
export interface Act {
  after: number;
  what: 'vote' | 'draft' | 'take-back' | 'take-pen' | WritingAct | 'arrange' | 'ready';
}

export type WritingAct = 'contribute' | 'rewrite' | 'withdraw' | 'react' | 'comment' | 'unsay';

/** Who votes: everybody, or of each team the one who writes; of the others one may take the pen over, and the rest looks on. */
export type Standing = 'alone' | 'writes' | 'may-take-over' | 'looks-on';

/** Everything somebody is going to do in a round of this kind, as a person at a phone could. */
export function planFor(
  kind: AnyRoundKind,
  config: unknown,
  standing: Standing,
  habits: Habits,
  random: Random,
): Act[] {
  const moment = () => momentOf(habits, random);
  const rules = kind.contributions(config);
  if (kind.ballots) return votes(standing, habits, random, moment);
  const acts = rules
    ? writing(rules, habits, random, moment)
    : kind.stages?.(config).by === 'everyone'
      ? inARow('arrange', habits.moves, moment)
      : [];
  // A vote that counts says by itself that one is done.
  if (random.next() < habits.saysReady) acts.push({ after: lastOf(acts) + moment() / 4, what: 'ready' });
  return acts;
}

function votes(standing: Standing, habits: Habits, random: Random, moment: () => number): Act[] {
  if (standing === 'looks-on') return [];
  if (standing === 'may-take-over') {
    if (random.next() > habits.takesOver) return [];
    // Not before there is something to take over.
    const after = moment() + moment();
    return [
      { after, what: 'take-pen' },
      { after: after + moment(), what: 'vote' },
    ];
  }
  const acts: Act[] = standing === 'writes' ? [{ after: moment() / 2, what: 'draft' }] : [];
  acts.push({ after: lastOf(acts) + moment(), what: 'vote' });
  if (random.next() < habits.changes) {
    // Some take the vote back before they give the other one.
    if (random.next() < 0.3) acts.push({ after: lastOf(acts) + moment() / 2, what: 'take-back' });
    acts.push({ after: lastOf(acts) + moment(), what: 'vote' });
  }
  return acts;
}

function writing(
  { perPerson, votes, comments }: ContributionRules,
  habits: Habits,
  random: Random,
  moment: () => number,
): Act[] {
  const [least, most] = habits.contributions;
  const acts = inARow('contribute', Math.min(randomInt(random, least, most), perPerson ?? most), moment);
  const written = lastOf(acts);
  if (random.next() < habits.changes) {
    const what = random.next() < 0.7 ? 'rewrite' : 'withdraw';
    acts.push({ after: written + moment() / 2, what });
  }
  if (votes !== 'none')
    for (let made = 1; made <= habits.reactions; made += 1)
      acts.push({ after: written + moment() * made * 0.4, what: 'react' });
  if (comments && random.next() < habits.comments) {
    const after = written + moment();
    acts.push({ after, what: 'comment' });
    if (random.next() < habits.changes) acts.push({ after: after + moment() / 2, what: 'unsay' });
  }
  return acts;
}

/** One after the other, the first after the longest thought. */
function inARow(what: Act['what'], count: number, moment: () => number): Act[] {
  const acts: Act[] = [];
  for (let made = 0; made < count; made += 1)
    acts.push({ after: lastOf(acts) + moment() * (made === 0 ? 1 : 0.6), what });
  return acts;
}

function lastOf(acts: readonly Act[]): number {
  return Math.max(0, ...acts.map(({ after }) => after));
}
