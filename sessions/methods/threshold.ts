/** When does a vote decide at all, and when does it carry? */
export interface DecisionRule {
  quorum: { of: 'present' | 'voting'; atLeast: number } | null;
  threshold: Threshold;
}

/**
 * `majority` is more than half, `unanimity` is all; a number is a supermajority as a share, reached when equal, and so is a
 * fraction, which is exact where two thirds as a number is not.
 */
export type Threshold = 'majority' | 'unanimity' | number | { parts: number; of: number };

export type DecisionOutcome = 'carried' | 'not-carried' | 'tie' | 'no-quorum' | 'no-decision';

/**
 * Whether a proposal carries: `yes` and `no` votes (abstentions are neither), `present` participants. No votes is no
 * decision; a quorum that is missed decides nothing either (METHODS.md, choice).
 */
export function decideByRule(
  rule: DecisionRule,
  { yes, no, present }: { yes: number; no: number; present: number },
): DecisionOutcome {
  const voting = yes + no;
  if (voting === 0) return 'no-decision';
  if (rule.quorum && (rule.quorum.of === 'present' ? present : voting) < rule.quorum.atLeast)
    return 'no-quorum';
  if (rule.threshold === 'majority' && 2 * yes === voting) return 'tie';
  return reaches(rule.threshold, yes, voting) ? 'carried' : 'not-carried';
}

function reaches(threshold: Threshold, yes: number, voting: number): boolean {
  if (threshold === 'majority') return 2 * yes > voting;
  if (threshold === 'unanimity') return yes === voting;
  return typeof threshold === 'number'
    ? yes >= threshold * voting
    : yes * threshold.of >= threshold.parts * voting;
}
