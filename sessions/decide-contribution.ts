import type { ArrangeCommand, DecisionContext, ParticipantCommand } from './commands.ts';
import { accept, acceptWith, refuse, type Decision } from './decision.ts';
import { COMMENT_LENGTH, MAX_CLUSTERS, MAX_COMMENTS } from './limits.ts';
import type { Refusal } from './refusals.ts';
import type { ContributionRules } from './rounds/round-kind.ts';
import { kindOf } from './rounds/registry.ts';
import type { Contribution, Round, SessionState } from './state.ts';
import { cleanText } from './text.ts';

export type ContributionCommand = Extract<
  ParticipantCommand,
  { type: `${string}-contribution` | `${string}-comment` }
>;

/** Decides what a participant does with contributions of an open round: own ones, and others' by vote and comment. */
export function decideContribution(
  state: SessionState,
  round: Round,
  participantId: string,
  command: ContributionCommand,
  context: DecisionContext,
): Decision {
  const rules = kindOf(round.kind)?.contributions(round.config);
  if (!rules) return refuse('round-collects-nothing');
  if (command.type === 'add-contribution')
    return addContribution(state, round, participantId, rules, command, context);
  const contribution = round.contributions.get(command.contributionId);
  if (!contribution) return refuse('contribution-unknown');
  switch (command.type) {
    case 'edit-contribution':
    case 'withdraw-contribution':
      return contribution.participantId === participantId
        ? changeOwn(round, contribution, rules, command)
        : refuse('contribution-not-yours');
    case 'vote-contribution':
    case 'add-comment':
    case 'withdraw-comment':
      // What a participant may not see is not there for that participant.
      return isPublic(contribution) || contribution.participantId === participantId
        ? reactTo(round, contribution, participantId, rules, command, context)
        : refuse('contribution-unknown');
  }
}

/** May others than author and facilitator see it, where contributions are shown at all? */
export function isPublic({ hidden, held }: Contribution): boolean {
  return !hidden && !held;
}

type CommandOf<T extends ContributionCommand['type']> = Extract<ContributionCommand, { type: T }>;

function addContribution(
  state: SessionState,
  round: Round,
  participantId: string,
  rules: ContributionRules,
  command: CommandOf<'add-contribution'>,
  context: DecisionContext,
): Decision {
  const text = cleanText(command.text);
  const categoryId = command.categoryId ?? null;
  const refusal =
    textRefusal(command.text, text, rules.maxLength) ??
    categoryRefusal(categoryId, rules) ??
    ((round.byAuthor.get(participantId)?.size ?? 0) >= (rules.perPerson ?? Infinity)
      ? 'contribution-limit-reached'
      : null) ??
    (round.contributions.size >= state.session.limits.contributionsPerRound ? 'round-full' : null);
  if (refusal) return refuse(refusal);
  const contributionId = context.newId();
  return acceptWith(
    { contributionId },
    {
      type: 'contribution-added',
      roundId: round.id,
      contributionId,
      participantId,
      text,
      categoryId,
      held: rules.moderated,
    },
  );
}

function changeOwn(
  round: Round,
  contribution: Contribution,
  rules: ContributionRules,
  command: CommandOf<'edit-contribution' | 'withdraw-contribution'>,
): Decision {
  const { contributionId } = command;
  if (command.type === 'withdraw-contribution')
    return accept({ type: 'contribution-withdrawn', roundId: round.id, contributionId });
  const text = cleanText(command.text);
  const categoryId = command.categoryId === undefined ? contribution.categoryId : command.categoryId;
  const refusal = textRefusal(command.text, text, rules.maxLength) ?? categoryRefusal(categoryId, rules);
  if (refusal) return refuse(refusal);
  return text === contribution.text && categoryId === contribution.categoryId
    ? accept()
    : accept({
        type: 'contribution-edited',
        roundId: round.id,
        contributionId,
        text,
        categoryId,
        by: 'author',
        held: rules.moderated,
      });
}

function reactTo(
  round: Round,
  contribution: Contribution,
  participantId: string,
  rules: ContributionRules,
  command: CommandOf<'vote-contribution' | 'add-comment' | 'withdraw-comment'>,
  context: DecisionContext,
): Decision {
  const roundId = round.id;
  const { contributionId } = command;
  if (command.type === 'vote-contribution') {
    const { vote } = command;
    if (rules.votes === 'none' || (rules.votes === 'up' && vote < 0)) return refuse('contribution-votes-off');
    return (contribution.votes.get(participantId) ?? 0) === vote
      ? accept()
      : accept({ type: 'contribution-voted', roundId, contributionId, participantId, vote });
  }
  if (!rules.comments) return refuse('comments-off');
  if (command.type === 'withdraw-comment') {
    const comment = contribution.comments.find(({ id }) => id === command.commentId);
    if (comment?.participantId !== participantId) return refuse('comment-unknown');
    return accept({ type: 'comment-withdrawn', roundId, contributionId, commentId: comment.id });
  }
  const text = cleanText(command.text);
  const refusal = textRefusal(command.text, text, COMMENT_LENGTH);
  if (refusal) return refuse(refusal);
  if (contribution.comments.length >= MAX_COMMENTS) return refuse('too-many-comments');
  const commentId = context.newId();
  return acceptWith(
    { commentId },
    { type: 'comment-added', roundId, contributionId, commentId, participantId, text },
  );
}

/** Decides a change of the clusters of a round; whoever asks has been found to be allowed to. */
export function decideArrangement(
  round: Round,
  by: string | null,
  { roundId, put, remove, move }: ArrangeCommand,
): Decision {
  if (!kindOf(round.kind)?.contributions(round.config)) return refuse('round-collects-nothing');
  const gone = new Set(remove);
  const made = new Set(put.map(({ id }) => id));
  const exists = (id: string) => made.has(id) || (round.clusters.has(id) && !gone.has(id));
  if (remove.some((id) => !round.clusters.has(id))) return refuse('cluster-unknown');
  const after = new Set([...round.clusters.keys(), ...made]);
  for (const id of gone) after.delete(id);
  if (after.size > MAX_CLUSTERS) return refuse('too-many-clusters', String(MAX_CLUSTERS));
  for (const { contributionId, clusterId } of move) {
    if (!round.contributions.has(contributionId)) return refuse('contribution-unknown');
    if (clusterId !== null && !exists(clusterId)) return refuse('cluster-unknown');
  }
  const moved = move.filter(
    ({ contributionId, clusterId }) => round.contributions.get(contributionId)?.clusterId !== clusterId,
  );
  const changed = put.filter(({ id, name }) => round.clusters.get(id)?.name !== name);
  return changed.length + remove.length + moved.length === 0
    ? accept()
    : accept({ type: 'clusters-arranged', roundId, by, put: changed, removed: remove, moved });
}

/** Why a text cannot be kept; null when it can. */
export function textRefusal(raw: string, text: string, maxLength: number): Refusal | null {
  if (!raw.isWellFormed()) return 'bad-input';
  if (text.length === 0) return 'contribution-empty';
  return text.length > maxLength ? 'contribution-too-long' : null;
}

function categoryRefusal(categoryId: string | null, { categories }: ContributionRules): Refusal | null {
  const fits = categoryId === null ? categories.length === 0 : categories.includes(categoryId);
  return fits ? null : 'category-unknown';
}
