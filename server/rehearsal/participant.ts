import type { ContributionPart, RoundPart } from '../../sessions/protocol.ts';
import { randomInt, randomPick, type Random } from '../../sessions/random.ts';
import type { AnyRoundKind, ContributionRules } from '../../sessions/rounds/round-kind.ts';
import { kindOf } from '../../sessions/rounds/registry.ts';
import type { Phone } from './phone.ts';
import { momentOf, type Habits } from './temperament.ts';
import type { Words } from './words.ts';

/** Something a participant is going to do in a round, so long after its opening. */
export interface Act {
  after: number;
  what: 'vote' | 'contribute' | 'react' | 'comment' | 'ready';
}

/** What somebody finds in a round when the moment has come. */
export interface Scene {
  /** As the facilitator sees it: with its whole configuration. */
  round: RoundPart;
  /** Others' contributions that participants may see. */
  contributions: readonly ContributionPart[];
}

/** A simulated participant: one phone, a mind of its own, and perhaps a camp. */
export class SimulatedParticipant {
  readonly teamId: string | null;
  readonly #phone: Phone;
  readonly #habits: Habits;
  readonly #words: Words;
  readonly #random: Random;
  /** The same for all of one camp, round by round. */
  readonly #campRandom: (roundId: string) => Random;

  constructor(
    phone: Phone,
    teamId: string | null,
    habits: Habits,
    words: Words,
    random: Random,
    campRandom: (roundId: string) => Random,
  ) {
    this.#phone = phone;
    this.teamId = teamId;
    this.#habits = habits;
    this.#words = words;
    this.#random = random;
    this.#campRandom = campRandom;
  }

  /** What this one is going to do in a round that was opened. */
  plan(round: RoundPart): Act[] {
    const kind = kindOf(round.kind);
    if (!kind || kind.collects === 'nothing' || this.#random.next() > this.#habits.answers) return [];
    const rules = kind.contributions(round.config);
    const acts = rules ? this.#planWriting(rules) : this.#planVoting();
    const last = Math.max(0, ...acts.map(({ after }) => after));
    if (this.#random.next() < this.#habits.saysReady)
      acts.push({ after: last + this.#moment() / 4, what: 'ready' });
    return acts;
  }

  async act({ what }: Act, { round, contributions }: Scene): Promise<void> {
    const kind = kindOf(round.kind);
    const roundId = round.id;
    const rules = kind?.contributions(round.config);
    switch (what) {
      case 'vote': {
        const ballot = kind && this.#ballot(kind, round);
        if (ballot !== undefined) await this.#phone.ask({ type: 'cast-ballot', roundId, ballot });
        return;
      }
      case 'contribute':
        if (kind && rules)
          await this.#phone.ask({ type: 'add-contribution', roundId, ...this.#contribution(kind, rules) });
        return;
      case 'react': {
        if (!rules || rules.votes === 'none' || contributions.length === 0) return;
        const { id: contributionId } = randomPick(this.#random, contributions);
        const vote = rules.votes === 'up-down' && this.#random.next() < 0.25 ? -1 : 1;
        await this.#phone.ask({ type: 'vote-contribution', roundId, contributionId, vote });
        return;
      }
      case 'comment': {
        if (!rules?.comments || contributions.length === 0) return;
        const { id: contributionId } = randomPick(this.#random, contributions);
        const text = randomPick(this.#random, this.#words.comments);
        await this.#phone.ask({ type: 'add-comment', roundId, contributionId, text });
        return;
      }
      case 'ready':
        await this.#phone.ask({ type: 'say-ready', roundId, ready: true });
    }
  }

  hangUp(): void {
    this.#phone.hangUp();
  }

  #planVoting(): Act[] {
    const acts: Act[] = [{ after: this.#moment(), what: 'vote' }];
    if (this.#random.next() < this.#habits.changes)
      acts.push({ after: (acts[0]?.after ?? 0) + this.#moment(), what: 'vote' });
    return acts;
  }

  #planWriting({ perPerson, votes, comments }: ContributionRules): Act[] {
    const [least, most] = this.#habits.contributions;
    const count = Math.min(randomInt(this.#random, least, most), perPerson ?? most);
    const acts: Act[] = [];
    let after = 0;
    for (let made = 0; made < count; made += 1) {
      after += this.#moment() * (made === 0 ? 1 : 0.6);
      acts.push({ after, what: 'contribute' });
    }
    if (votes !== 'none')
      for (let made = 0; made < this.#habits.reactions; made += 1)
        acts.push({ after: after + this.#moment() * (made + 1) * 0.4, what: 'react' });
    if (comments && this.#random.next() < this.#habits.comments)
      acts.push({ after: after + this.#moment(), what: 'comment' });
    return acts;
  }

  #ballot({ ballots }: AnyRoundKind, { id, config, items }: RoundPart): unknown {
    const withCamp = this.#random.next() < this.#habits.withCamp;
    return ballots?.random(config, items, withCamp ? this.#campRandom(id) : this.#random);
  }

  #contribution(kind: AnyRoundKind, { maxLength, categories }: ContributionRules) {
    const { ideas, words } = this.#words;
    const text = kind.texts
      ? randomPick(this.#random, words)
      : randomPick(this.#random, randomPick(this.#random, ideas));
    return {
      text: text.slice(0, maxLength),
      ...(categories.length > 0 ? { categoryId: randomPick(this.#random, categories) } : {}),
    };
  }

  #moment(): number {
    return momentOf(this.#habits, this.#random);
  }
}
