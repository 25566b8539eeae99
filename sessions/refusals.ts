/**
 * The closed list of refusals. A refusal is an expected "no": it has a stable code here, a sentence in
 * every language (`messages/`), and never changes state. Bugs throw; they are not refusals.
 */
export const REFUSALS = [
  // the request itself
  'bad-input',
  'too-large',
  'unknown-command',
  'unsupported-protocol',
  'not-allowed',
  'not-found',
  'conflict',
  'internal-error',
  'not-yourself',
  'member-unknown',
  'two-step-missing',
  'account-disabled',
  'last-manager',
  'sessions-running',
  'plan-limit-reached',
  // the door
  'sign-in-required',
  'sign-in-failed',
  'token-refused',
  'origin-refused',
  'too-many-attempts',
  'proof-required',
  'password-too-weak',
  'link-used',
  'link-over',
  'code-wrong',
  'sign-in-over',
  'proof-of-owner-required',
  'pin-wrong',
  'pin-over',
  'pin-too-weak',
  'sign-up-closed',
  'code-unknown',
  'joining-locked',
  'session-full',
  'name-required',
  'name-not-asked',
  'team-required',
  'team-unknown',
  'participant-removed',
  'participant-unknown',
  'waiting-for-admission',
  // the session
  'session-not-live',
  'session-already-started',
  'session-not-stopped',
  'session-paused',
  'session-stopped',
  'agenda-empty',
  // the agenda and its rounds
  'round-unknown',
  'round-kind-unknown',
  'round-config-invalid',
  'round-not-planned',
  'round-not-open',
  'round-not-closed',
  'round-already-open',
  'round-collects-nothing',
  'round-final',
  'not-repeatable',
  'too-many-rounds',
  'file-unreadable',
  'file-too-new',
  'no-items',
  'too-many-items',
  'too-few-items',
  'too-many-to-weigh',
  'timer-not-running',
  // contributions
  'contribution-unknown',
  'contribution-not-yours',
  'contribution-limit-reached',
  'contribution-too-long',
  'contribution-empty',
  'round-full',
  'category-unknown',
  'contribution-votes-off',
  'comments-off',
  'comment-unknown',
  'too-many-comments',
  'clustering-off',
  'too-many-clusters',
  'cluster-unknown',
  // ballots
  'ballot-invalid',
  'item-unknown',
  'too-many-picks',
  'too-few-picks',
  'abstain-not-allowed',
  'score-out-of-scale',
  'over-budget',
  'under-budget',
  'item-over-cap',
  'reason-required',
  'team-missing',
  'pen-elsewhere',
  'votes-by-person',
  'ballot-missing',
  // passing trouble: nothing was decided, the same command may be sent again
  'owner-unreachable',
  'read-only',
  'busy',
  // a journal that cannot be trusted
  'journal-damaged',
] as const;

export type Refusal = (typeof REFUSALS)[number];

/** Refusals that say "not now": the client keeps the command in its outbox and sends it again. */
const PASSING: ReadonlySet<Refusal> = new Set(['owner-unreachable', 'read-only', 'busy']);

export function isPassing(refusal: Refusal): boolean {
  return PASSING.has(refusal);
}

export function isRefusal(value: unknown): value is Refusal {
  return (REFUSALS as readonly unknown[]).includes(value);
}
