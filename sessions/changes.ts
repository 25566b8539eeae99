import { kindOf } from './rounds/registry.ts';
import {
  AUDIENCES,
  type Audience,
  type PartKey,
  type ResultAudience,
  type Round,
  type SessionState,
} from './state.ts';

/**
 * Does this part belong to what an audience may see at all? It guards both ends: what is not of an audience's concern
 * is neither noted nor sent, not even as "gone", because a key alone can tell (how many ideas, when).
 */
export function concerns(state: SessionState, audience: Audience, key: PartKey): boolean {
  return concernsPart(state, audience, key.split('/', 3));
}

function concernsPart(
  state: SessionState,
  audience: Audience,
  [section, roundId, id]: readonly string[],
): boolean {
  if (audience === 'moderators')
    return section === 'session' || concernsModerators(section, state.rounds.get(roundId ?? ''));
  switch (section) {
    case 'session':
    case 'people':
      return true;
    case 'round':
    case 'progress':
      return audience === 'facilitator' || state.current === roundId;
    case 'contribution':
    case 'cluster':
      return (
        audience === 'facilitator' ||
        (isShown(state, audience, roundId, true) &&
          !showsCountsOnly(state, roundId) &&
          !state.rounds.get(roundId ?? '')?.unapproved.has(id ?? ''))
      );
    case 'result':
    case 'teams':
    case 'shift':
      // The facilitator's console is told when results go away; the group gets a whole new view then.
      return audience === 'facilitator' || isShown(state, audience, roundId, false);
    default:
      return audience === 'facilitator';
  }
}

/** A moderator looks after what people write, and gets no more than that takes (SEE-11). */
function concernsModerators(section: string | undefined, round: Round | undefined): boolean {
  if (!round || !isModerated(round)) return false;
  switch (section) {
    case 'round':
    case 'progress':
    case 'contribution':
    case 'cluster':
      return true;
    case 'result':
      // Of texts that are counted it is the words that are moderated.
      return kindOf(round.kind)?.texts !== undefined;
    default:
      return false;
  }
}

/** Do moderators see this round: was it opened, and do people write in it, or arrange what was written? */
export function isModerated({ status, kind, config }: Round): boolean {
  const definition = kindOf(kind);
  return (
    status !== 'planned' &&
    (definition?.collects === 'contributions' || definition?.stages?.(config) !== undefined)
  );
}

/** The rounds whose contributions stand in front: the current one, and the one it puts on stage. */
export function frontOf(state: SessionState): { front: Round | null; staged: Round | null } {
  const front = state.current === null ? undefined : state.rounds.get(state.current);
  const staged = front && kindOf(front.kind)?.stages?.(front.config).roundId;
  return {
    front: front ?? null,
    staged: (staged === undefined ? undefined : state.rounds.get(staged)) ?? null,
  };
}

function isShown(
  state: SessionState,
  audience: ResultAudience,
  roundId: string | undefined,
  orStaged: boolean,
): boolean {
  const { front, staged } = frontOf(state);
  if (!front?.shown[audience]) return false;
  return front.id === roundId || (orStaged && staged !== null && staged.id === roundId);
}

/**
 * Of texts that are counted (a word cloud) the group sees the count alone: a word that was taken out of it
 * is then in no message either.
 */
function showsCountsOnly(state: SessionState, roundId: string | undefined): boolean {
  const round = roundId === state.current ? state.rounds.get(roundId ?? '') : undefined;
  return round !== undefined && kindOf(round.kind)?.texts !== undefined;
}

/** Notes that a part changed at the current sequence number. */
export function touch(state: SessionState, ...keys: PartKey[]): void {
  for (const key of keys) {
    state.changes.at.set(key, state.seq);
    let parts: readonly string[] | undefined;
    for (const audience of AUDIENCES) {
      const dirty = state.changes.dirty[audience];
      // Most votes of a tick change what the first one changed: looking it up is cheaper than asking again.
      if (dirty.has(key)) continue;
      parts ??= key.split('/', 3);
      if (concernsPart(state, audience, parts)) dirty.add(key);
    }
  }
}

/** Notes that an audience's view changed as a whole. */
export function resetView(state: SessionState, ...audiences: Audience[]): void {
  for (const audience of audiences) {
    state.changes.reset[audience] = state.seq;
    state.changes.dirty[audience].clear();
  }
}

/** Everything about a round that is counted, after a ballot or a contribution. */
export function touchCounts(state: SessionState, round: Round): void {
  touch(state, `progress/${round.id}`);
  if (!round.tally) return;
  touch(state, `result/${round.id}`);
  if (round.teamTallies.size > 0) touch(state, `teams/${round.id}`);
  if (round.repeats !== null) touch(state, `shift/${round.id}`);
  for (const id of round.repeatedBy) touch(state, `shift/${id}`);
}

/** Notes that a participant came, went, changed, or merely connected or lost the connection (which is no event). */
export function touchPerson(state: SessionState, participantId: string): void {
  touch(state, 'people', `person/${participantId}`);
  // Denominators move with the people only while a round is open; a closed round keeps its electorate.
  const round = state.current === null ? undefined : state.rounds.get(state.current);
  if (round?.status === 'open') touchCounts(state, round);
}

/**
 * Notes that the team of somebody changed, which is told beside what they wrote. Where it is not told nothing is noted: that
 * something is sent again would tell whose it is.
 */
export function touchWritten(state: SessionState, participantId: string): void {
  for (const { id: roundId, kind, config, contributions } of state.rounds.values()) {
    const authorship = kindOf(kind)?.contributions(config)?.authorship ?? 'anonymous';
    if (authorship === 'anonymous') continue;
    for (const { id, participantId: author, comments } of contributions.values())
      if (author === participantId || comments.some((comment) => comment.participantId === participantId))
        touch(state, `contribution/${roundId}/${id}`);
  }
}
