import type { AnyAnswerDesk } from '../rounds/round-views.ts';

/** A participant's desk at which nothing was answered and nothing is sent: for looking at a round, not taking part. */
export function idleDesk(open: boolean): AnyAnswerDesk {
  return {
    open,
    state: open ? 'none' : 'closed',
    ballot: null,
    draft: null,
    contributions: [],
    votes: {},
    comments: [],
    refusal: null,
    keepDraft: () => undefined,
    castBallot: () => undefined,
    withdrawBallot: () => undefined,
    addContribution: () => undefined,
    editContribution: () => undefined,
    withdrawContribution: () => undefined,
    voteContribution: () => undefined,
    addComment: () => undefined,
    withdrawComment: () => undefined,
    arrange: () => undefined,
  };
}
