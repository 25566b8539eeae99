import type { ContributionPart, RoundPart } from '../../sessions/protocol.ts';
import { randomPick, type Random } from '../../sessions/random.ts';
import type { AnyRoundKind, ContributionRules } from '../../sessions/rounds/round-kind.ts';
import { kindOf } from '../../sessions/rounds/registry.ts';
import type { Cluster } from '../../sessions/state.ts';
import { newId } from '../platform/ids.ts';
import type { Phone } from './phone.ts';
import { planFor, type Act, type Standing, type WritingAct } from './plan.ts';
import { nextMove } from './sorting.ts';
import type { Habits } from './temperament.ts';
import type { Words } from './words.ts';

/** What somebody finds in a round when the moment has come. */
export interface Scene {
  /** As the facilitator sees it: with its whole configuration. */
  round: RoundPart;
  /** The round whose contributions stand in front: this one, or the one it puts on stage. */
  writtenId: string;
  /** Those that participants may see, and their groups. */
  contributions: readonly ContributionPart[];
  clusters: readonly Cluster[];
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
  /** The last contribution of one's own, and the round it is in. */
  #own: { id: string; roundId: string } | null = null;
  /** The same of comments. */
  #comment: { roundId: string; contributionId: string; commentId: string } | null = null;

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
  plan({ kind: name, config }: RoundPart, standing: Standing): Act[] {
    const kind = kindOf(name);
    if (!kind || this.#random.next() > this.#habits.answers) return [];
    return planFor(kind, config, standing, this.#habits, this.#random);
  }

  async act({ what }: Act, scene: Scene): Promise<void> {
    const { round, writtenId, contributions, clusters } = scene;
    const kind = kindOf(round.kind);
    if (!kind) return;
    const roundId = round.id;
    switch (what) {
      case 'vote':
        await this.#phone.ask({ type: 'cast-ballot', roundId, ballot: this.#ballot(kind, round) });
        return;
      case 'draft':
        await this.#phone.ask({ type: 'share-draft', roundId, draft: this.#ballot(kind, round) });
        return;
      case 'take-back':
        await this.#phone.ask({ type: 'withdraw-ballot', roundId });
        return;
      case 'take-pen':
        await this.#phone.ask({ type: 'take-pen', roundId });
        return;
      case 'arrange': {
        const move = nextMove(contributions, clusters, this.#words.themes, this.#random, newId);
        if (move) await this.#phone.ask({ type: 'arrange', roundId: writtenId, ...move });
        return;
      }
      case 'ready':
        await this.#phone.ask({ type: 'say-ready', roundId, ready: true });
        return;
      default: {
        const rules = kind.contributions(round.config);
        if (rules) await this.#write(what, kind, rules, scene);
      }
    }
  }

  hangUp(): void {
    this.#phone.hangUp();
  }

  async #write(
    what: WritingAct,
    kind: AnyRoundKind,
    rules: ContributionRules,
    { round: { id: roundId }, contributions }: Scene,
  ): Promise<void> {
    const own = this.#own?.roundId === roundId ? this.#own.id : null;
    switch (what) {
      case 'contribute': {
        const { categories } = rules;
        const answer = await this.#phone.ask({
          ...{ type: 'add-contribution', roundId, text: this.#text(kind, rules) },
          ...(categories.length > 0 ? { categoryId: randomPick(this.#random, categories) } : {}),
        });
        const made = answer?.ok ? (answer.result as { contributionId: string }) : null;
        if (made) this.#own = { id: made.contributionId, roundId };
        return;
      }
      case 'rewrite':
        if (own !== null)
          await this.#phone.ask({
            ...{ type: 'edit-contribution', roundId, contributionId: own },
            text: this.#text(kind, rules),
          });
        return;
      case 'withdraw':
        if (own !== null)
          await this.#phone.ask({ type: 'withdraw-contribution', roundId, contributionId: own });
        return;
      case 'unsay':
        if (this.#comment?.roundId === roundId)
          await this.#phone.ask({ type: 'withdraw-comment', ...this.#comment });
        return;
      case 'react':
      case 'comment': {
        // On the phone one's own stand apart, without keys to vote for them.
        const others = contributions.filter(({ id }) => id !== own);
        if (others.length === 0) return;
        const { id: contributionId } = randomPick(this.#random, others);
        if (what === 'comment') {
          const text = randomPick(this.#random, this.#words.comments);
          const answer = await this.#phone.ask({ type: 'add-comment', roundId, contributionId, text });
          const made = answer?.ok ? (answer.result as { commentId: string }) : null;
          if (made) this.#comment = { ...made, roundId, contributionId };
        } else {
          const vote = rules.votes === 'up-down' && this.#random.next() < 0.25 ? -1 : 1;
          await this.#phone.ask({ type: 'vote-contribution', roundId, contributionId, vote });
        }
      }
    }
  }

  #ballot({ ballots }: AnyRoundKind, { id, config, items }: RoundPart): unknown {
    const withCamp = this.#random.next() < this.#habits.withCamp;
    const random = withCamp ? this.#campRandom(id) : this.#random;
    return ballots?.random(config, items, random, this.#words.reasons);
  }

  #text({ texts, asks }: AnyRoundKind, { maxLength }: ContributionRules): string {
    const { themes, words, questions } = this.#words;
    const sayings = texts ? words : asks ? questions : randomPick(this.#random, themes).says;
    return randomPick(this.#random, sayings).slice(0, maxLength);
  }
}
