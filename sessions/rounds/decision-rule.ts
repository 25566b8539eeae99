import * as z from 'zod/mini';
import { decideByRule, type DecisionOutcome } from '../methods/threshold.ts';
import { id } from '../text.ts';
import type { Electorate } from './round-kind.ts';

const whole = (most: number) => z.int().check(z.minimum(1), z.maximum(most));

/** When a choice decides something: whether enough took part, and how many votes carry (METHODS.md, choice). */
export const decisionRule = z.strictObject({
  /** What is decided on; null is whatever leads. */
  item: z.nullable(id),
  quorum: z.nullable(
    z.discriminatedUnion('unit', [
      z.strictObject({
        of: z.enum(['present', 'voting']),
        unit: z.literal('people'),
        atLeast: whole(10_000),
      }),
      /** Of those who could have voted. */
      z.strictObject({ of: z.enum(['present', 'voting']), unit: z.literal('percent'), atLeast: whole(100) }),
    ]),
  ),
  threshold: z.union([
    z.enum(['majority', 'unanimity']),
    z
      .strictObject({ parts: whole(100), of: whole(100) })
      .check(z.refine(({ parts, of }) => 2 * parts >= of && parts <= of)),
  ]),
});
export type ChoiceRule = z.infer<typeof decisionRule>;

/** What a vote decided, and everything that says why. */
export interface ChoiceDecision {
  outcome: DecisionOutcome;
  /** What it was decided on: the option set beforehand, or the leaders. Empty without votes for any. */
  items: string[];
  yes: number;
  no: number;
  threshold: ChoiceRule['threshold'];
  /** How many were needed, present or voting, and how many there were; null without a quorum. */
  quorum: { of: 'present' | 'voting'; needed: number; had: number } | null;
}

/** A vote as the rule looks at it: abstentions are neither for nor against. */
export interface Votes {
  respondents: number;
  /** One pick each: then no two options can both carry. */
  single: boolean;
  countOf(itemId: string): number;
  leaders: string[];
}

export function decideChoice(rule: ChoiceRule, votes: Votes, electorate: Electorate): ChoiceDecision {
  const items = rule.item === null ? votes.leaders : [rule.item];
  const yes = votes.countOf(items[0] ?? '');
  const no = votes.respondents - yes;
  const quorum = rule.quorum && {
    of: rule.quorum.of,
    needed:
      rule.quorum.unit === 'people'
        ? rule.quorum.atLeast
        : Math.ceil((rule.quorum.atLeast * electorate.eligible) / 100),
    had: rule.quorum.of === 'present' ? electorate.present : votes.respondents,
  };
  const outcome = decideByRule(
    { quorum: quorum && { of: quorum.of, atLeast: quorum.needed }, threshold: rule.threshold },
    { yes, no, present: electorate.present },
  );
  const contested = rule.item === null && votes.single && items.length > 1;
  return {
    outcome: contested && outcome === 'carried' ? 'tie' : outcome,
    items,
    yes,
    no,
    threshold: rule.threshold,
    quorum,
  };
}
