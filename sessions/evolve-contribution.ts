import { touch, touchCounts } from './changes.ts';
import type { SessionEvent } from './events.ts';
import { kindOf } from './rounds/registry.ts';
import type { Contribution, Round, SessionState } from './state.ts';

type ContributionEvent = Extract<SessionEvent, { contributionId: string } | { type: 'clusters-arranged' }>;

/** Applies what happened to a contribution, its votes, its comments and its cluster. */
export function applyToContribution(
  state: SessionState,
  round: Round,
  event: ContributionEvent,
  at: number,
): void {
  if (event.type === 'clusters-arranged') {
    arrange(state, round, event, at);
    return;
  }
  const id = event.contributionId;
  const key = `contribution/${round.id}/${id}` as const;
  if (event.type === 'contribution-added') {
    add(state, round, event, at);
    return;
  }
  const contribution = round.contributions.get(id);
  if (!contribution) throw new Error(`journal names a contribution that does not exist: ${event.type} ${id}`);
  touch(state, key);
  switch (event.type) {
    case 'contribution-edited':
      uncount(round, contribution);
      if (event.by === 'author') Object.assign(contribution, { edited: true, original: null });
      else contribution.original ??= contribution.text;
      Object.assign(contribution, { text: event.text, categoryId: event.categoryId, held: event.held });
      if (contribution.original === contribution.text) contribution.original = null;
      recount(state, round, contribution);
      return;
    case 'contribution-hidden':
      uncount(round, contribution);
      contribution.hidden = event.hidden;
      recount(state, round, contribution);
      return;
    case 'contribution-approved':
      contribution.held = false;
      round.unapproved.delete(id);
      touch(state, key);
      recount(state, round, contribution);
      return;
    case 'contribution-withdrawn': {
      uncount(round, contribution);
      round.contributions.delete(id);
      const own = round.byAuthor.get(contribution.participantId);
      own?.delete(id);
      if (own?.size === 0) round.byAuthor.delete(contribution.participantId);
      touchCounts(state, round);
      resample(state, round, id, false);
      return;
    }
    case 'contribution-answered':
      contribution.answered = event.answered;
      return;
    case 'contribution-voted':
      vote(contribution, event.participantId, event.vote);
      return;
    case 'comment-added': {
      const { commentId, participantId, text } = event;
      contribution.comments.push({ id: commentId, participantId, text, at, hidden: false });
      return;
    }
    case 'comment-hidden':
      for (const comment of contribution.comments)
        if (comment.id === event.commentId) comment.hidden = event.hidden;
      return;
    case 'comment-withdrawn':
      contribution.comments = contribution.comments.filter((comment) => comment.id !== event.commentId);
      return;
    default:
      event satisfies never;
  }
}

function add(
  state: SessionState,
  round: Round,
  event: Extract<SessionEvent, { type: 'contribution-added' }>,
  at: number,
): void {
  const { contributionId: id, participantId, text, categoryId, held } = event;
  const contribution: Contribution = {
    id,
    participantId,
    text,
    at,
    edited: false,
    original: null,
    hidden: false,
    held,
    categoryId,
    clusterId: null,
    answered: false,
    votes: new Map(),
    up: 0,
    down: 0,
    comments: [],
  };
  round.contributions.set(id, contribution);
  if (held) round.unapproved.add(id);
  const own = round.byAuthor.get(participantId) ?? new Set<string>();
  if (own.size === 0) round.byAuthor.set(participantId, own);
  own.add(id);
  touch(state, `contribution/${round.id}/${id}`);
  recount(state, round, contribution);
}

/** A text that others may see is counted, where texts are; what is hidden or held is not. */
function recount(state: SessionState, round: Round, { id, text, hidden, held }: Contribution): void {
  if (!hidden && !held) round.tally?.add(text);
  touchCounts(state, round);
  resample(state, round, id, !hidden && !held);
}

/** Keeps the few contributions that participants see for inspiration: the latest, without what is hidden or gone. */
function resample(state: SessionState, round: Round, id: string, shown: boolean): void {
  const size = kindOf(round.kind)?.contributions(round.config)?.sample ?? null;
  if (size === null || round.sample.includes(id) === shown) return;
  if (!shown) round.sample = round.sample.filter((other) => other !== id);
  else if (round.sample.push(id) > size) {
    const oldest = round.sample.shift();
    if (oldest !== undefined) touch(state, `contribution/${round.id}/${oldest}`);
  }
}

function uncount(round: Round, { text, hidden, held }: Contribution): void {
  if (!hidden && !held) round.tally?.remove(text);
}

function vote(contribution: Contribution, participantId: string, cast: 1 | 0 | -1): void {
  const former = contribution.votes.get(participantId) ?? 0;
  contribution.up += Number(cast === 1) - Number(former === 1);
  contribution.down += Number(cast === -1) - Number(former === -1);
  if (cast === 0) contribution.votes.delete(participantId);
  else contribution.votes.set(participantId, cast);
}

function arrange(
  state: SessionState,
  round: Round,
  { put, removed, moved, by }: Extract<SessionEvent, { type: 'clusters-arranged' }>,
  at: number,
): void {
  for (const cluster of put) {
    round.clusters.set(cluster.id, cluster);
    touch(state, `cluster/${round.id}/${cluster.id}`);
  }
  const place = (contribution: Contribution, clusterId: string | null) => {
    contribution.clusterId = clusterId;
    round.arrangements.push({ at, by, contributionId: contribution.id, clusterId });
    touch(state, `contribution/${round.id}/${contribution.id}`);
  };
  for (const { contributionId, clusterId } of moved) {
    const contribution = round.contributions.get(contributionId);
    if (contribution) place(contribution, clusterId);
  }
  for (const id of removed) {
    round.clusters.delete(id);
    touch(state, `cluster/${round.id}/${id}`);
    for (const contribution of round.contributions.values())
      if (contribution.clusterId === id) place(contribution, null);
  }
}
