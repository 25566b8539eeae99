/** When does a vote decide at all, and when does it carry? */
export interface DecisionRule {
  quorum: { of: 'present' | 'voting'; atLeast: number } | null;
  /** `majority` is more than half, `unanimity` is all; a number is a supermajority as a share, reached when equal. */
  threshold: 'majority' | 'unanimity' | number;
}

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
  switch (rule.threshold) {
    case 'majority':
      return 2 * yes > voting ? 'carried' : 2 * yes === voting ? 'tie' : 'not-carried';
    case 'unanimity':
      return no === 0 ? 'carried' : 'not-carried';
    default:
      return yes >= rule.threshold * voting ? 'carried' : 'not-carried';
  }
}
