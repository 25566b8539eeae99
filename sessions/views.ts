import { concerns, frontOf } from './changes.ts';
import type {
  ContributionPart,
  Me,
  OwnContributionPart,
  Parts,
  Patch,
  PeoplePart,
  PersonPart,
  ProgressPart,
  RoundPart,
  SessionPart,
  TeamDeskPart,
  View,
} from './protocol.ts';
import {
  answeredIn,
  eligibleFor,
  runningResultOf,
  shiftOf,
  teamResultsOf,
  voterIn,
  votesByTeam,
} from './results.ts';
import type { Authorship } from './rounds/anonymity.ts';
import { kindOf } from './rounds/registry.ts';
import type { Audience, Contribution, PartKey, Round, SessionState } from './state.ts';

/**
 * The only exit of state: one projection per audience. What an audience may not see is not in what leaves here.
 */

/** What is known of connections now; never journalled. */
export interface Presence {
  isOnline(participantId: string): boolean;
  /** Admitted participants with at least one connection. */
  readonly online: number;
}

/** Names stand on the wall while the group is small enough to read them. */
export const NAMES_ON_WALL = 40;

/** The whole view of an audience. */
export function viewOf(state: SessionState, presence: Presence, audience: Audience, now: number): View {
  const parts: Parts = {};
  for (const key of keysOf(state, audience)) put(parts, key, project(state, presence, audience, key));
  return { seq: state.seq, audience, now, parts };
}

/** What a participant who waits to be admitted gets: that there is a session and how many are in it, and nothing that happens there (JOIN-6). */
export function doorViewOf(state: SessionState, presence: Presence, now: number): View {
  const audience = 'participants';
  const session = { ...sessionPart(state, audience), current: null };
  return { seq: state.seq, audience, now, parts: { session, people: peoplePart(state, presence, audience) } };
}

/** What a client that knows everything up to `since` has missed: a patch, or a whole view when the gap cannot be bridged. */
export function catchUp(
  state: SessionState,
  presence: Presence,
  audience: Audience,
  since: number,
  now: number,
): View | Patch {
  if (since > state.seq || since < state.changes.reset[audience])
    return viewOf(state, presence, audience, now);
  const parts: Patch['parts'] = {};
  for (const [key, seq] of state.changes.at) {
    // Presence changes carry the number they happened at, so the last number is sent again.
    if (seq >= since && concerns(state, audience, key))
      put(parts, key, project(state, presence, audience, key) ?? null);
  }
  return { from: since, seq: state.seq, parts };
}

/**
 * What to publish to an audience whose last publication ended at `from`: a patch, `reset` for a whole view, or null
 * for nothing. Takes the changes: the next call starts from here.
 */
export function takePatch(
  state: SessionState,
  presence: Presence,
  audience: Audience,
  from: number,
): Patch | 'reset' | null {
  const dirty = state.changes.dirty[audience];
  if (state.changes.reset[audience] > from) {
    dirty.clear();
    return 'reset';
  }
  if (dirty.size === 0) return null;
  const parts: Patch['parts'] = {};
  for (const key of dirty)
    if (concerns(state, audience, key)) put(parts, key, project(state, presence, audience, key) ?? null);
  dirty.clear();
  return { from, seq: state.seq, parts };
}

/** Has something changed that an audience must see at once (a phase, a round, a timer), not at the next count? */
export function isUrgent(state: SessionState, audience: Audience, from: number): boolean {
  if (state.changes.reset[audience] > from) return true;
  for (const key of state.changes.dirty[audience])
    if (key === 'session' || key.startsWith('round/')) return true;
  return false;
}

/** What only this participant gets: own answers in every round, and the team's draft in the round in front. */
export function meOf(
  state: SessionState,
  participantId: string,
  voterOf: (roundId: string, participantId: string) => string | null,
): Me | null {
  const participant = state.participants.get(participantId);
  if (!participant) return null;
  const { front, staged } = frontOf(state);
  const me: Me = {
    seq: state.seq,
    participantId,
    name: participant.name,
    teamId: participant.teamId,
    waiting: participant.standing === 'waiting',
    ballots: {},
    contributions: [],
    votes: {},
    comments: [],
    ready: front?.ready.has(participantId) ?? false,
  };
  for (const round of state.rounds.values()) {
    const voter = round.ballots.size === 0 ? null : voterIn(round, participant, voterOf);
    const standing = voter === null ? undefined : round.ballots.get(voter);
    if (standing) me.ballots[round.id] = standing.ballot;
    for (const id of round.byAuthor.get(participantId) ?? []) {
      const contribution = round.contributions.get(id);
      if (contribution) me.contributions.push(ownContribution(round, contribution));
    }
  }
  for (const round of [front, staged])
    for (const contribution of round?.contributions.values() ?? []) {
      const vote = contribution.votes.get(participantId);
      if (vote) me.votes[contribution.id] = vote;
      for (const comment of contribution.comments)
        if (comment.participantId === participantId) me.comments.push(comment.id);
    }
  if (front && votesByTeam(front) && participant.teamId !== null)
    me.team = teamDesk(state, front, participant.teamId);
  return me;
}

function ownContribution(
  round: Round,
  { id, text, hidden, held, categoryId }: Contribution,
): OwnContributionPart {
  return { roundId: round.id, id, text, hidden, held, categoryId };
}

function teamDesk(state: SessionState, round: Round, teamId: string): TeamDeskPart {
  const pen = round.pens.get(teamId);
  const holder = pen && { id: pen.holder, name: state.participants.get(pen.holder)?.name ?? null };
  return { holder: holder ?? null, draft: pen?.draft ?? null };
}

function* keysOf(state: SessionState, audience: Audience): Generator<PartKey> {
  yield 'session';
  yield 'people';
  const roundIds = audience === 'facilitator' ? state.order : state.current === null ? [] : [state.current];
  for (const roundId of roundIds) {
    yield `round/${roundId}`;
    yield `progress/${roundId}`;
    yield `result/${roundId}`;
    yield `teams/${roundId}`;
    yield `shift/${roundId}`;
    yield* writtenIn(state.rounds.get(roundId));
  }
  if (audience !== 'facilitator') {
    yield* writtenIn(frontOf(state).staged);
    return;
  }
  yield 'agenda';
  for (const id of state.participants.keys()) yield `person/${id}`;
}

function* writtenIn(round: Round | null | undefined): Generator<PartKey> {
  if (!round) return;
  for (const id of round.clusters.keys()) yield `cluster/${round.id}/${id}`;
  for (const id of round.contributions.keys()) yield `contribution/${round.id}/${id}`;
}

function put(parts: Patch['parts'], key: PartKey, value: unknown): void {
  if (value !== undefined) Object.assign(parts, { [key]: value });
}

/** One part as an audience sees it; undefined when there is nothing for it to see. */
function project(state: SessionState, presence: Presence, audience: Audience, key: PartKey): unknown {
  const [section, first = '', second = ''] = key.split('/');
  switch (section) {
    case 'session':
      return sessionPart(state, audience);
    case 'people':
      return peoplePart(state, presence, audience);
    case 'agenda':
      return { order: state.order };
    case 'person':
      return personPart(state, presence, first);
    default:
      return concerns(state, audience, key)
        ? partOfRound(state, presence, audience, section, first, second)
        : undefined;
  }
}

function partOfRound(
  state: SessionState,
  presence: Presence,
  audience: Audience,
  section: string | undefined,
  roundId: string,
  id: string,
): unknown {
  const round = state.rounds.get(roundId);
  if (!round || round.deleted) return undefined;
  switch (section) {
    case 'round':
      return roundPart(round, audience);
    case 'progress':
      return round.status === 'planned' ? undefined : progressPart(state, round);
    case 'result':
      return round.shown[audience] && round.tally ? resultPart(state, round, presence, audience) : undefined;
    case 'teams':
      return round.shown[audience] && (round.teamsShown || audience === 'facilitator')
        ? (teamResultsOf(round, state.session.settings.teams, round.teamTallies) ?? undefined)
        : undefined;
    case 'shift':
      return round.shown[audience] ? (shiftOf(state, round) ?? undefined) : undefined;
    case 'cluster':
      return round.clusters.get(id);
    case 'contribution': {
      const contribution = round.contributions.get(id);
      return contribution && contributionPart(state, round, contribution, audience);
    }
    default:
      return undefined;
  }
}

function sessionPart(state: SessionState, audience: Audience): SessionPart {
  const { id, title, language, settings, code, joinToken } = state.session;
  return {
    id,
    title,
    language,
    phase: state.phase === 'new' ? 'live' : state.phase,
    joiningLocked: state.joiningLocked,
    names: settings.names,
    teams: settings.teams,
    current: state.current,
    teamJoin: settings.teamJoin,
    ...(state.session.rehearsal ? { rehearsal: true } : {}),
    ...(audience === 'participants' ? {} : { code, joinToken, spotlight: state.spotlight }),
  };
}

function peoplePart(state: SessionState, presence: Presence, audience: Audience): PeoplePart {
  const part: PeoplePart = { joined: state.eligible, online: Math.min(presence.online, state.eligible) };
  if (audience === 'facilitator') {
    part.waiting = 0;
    if (state.participants.size > state.eligible)
      for (const { standing } of state.participants.values()) if (standing === 'waiting') part.waiting += 1;
  }
  if (audience === 'wall' && state.session.settings.names !== 'none' && state.eligible <= NAMES_ON_WALL) {
    part.names = [...state.participants.values()].flatMap(({ standing, name }) =>
      standing === 'admitted' && name !== null ? [name] : [],
    );
  }
  return part;
}

function personPart(state: SessionState, presence: Presence, participantId: string): PersonPart | undefined {
  const participant = state.participants.get(participantId);
  return participant && { ...participant, online: presence.isOnline(participantId) };
}

function roundPart(round: Round, audience: Audience): RoundPart {
  const { id, kind, title, status, config, seconds, items, timer, shown, openedAt, closedAt } = round;
  const { repeats, teamsShown } = round;
  const definition = kindOf(kind);
  const frozen = round.frozen !== undefined;
  const common = {
    id,
    kind,
    title,
    status,
    items,
    timer,
    shown,
    openedAt,
    closedAt,
    repeats,
    teamsShown,
    frozen,
  };
  if (audience !== 'facilitator') return { ...common, config: definition?.publicConfig(config) };
  return { ...common, config, seconds, notes: round.notes, banned: [...round.banned] };
}

/** The group sees a frozen result as it was; the facilitator sees it run on. */
function resultPart(state: SessionState, round: Round, presence: Presence, audience: Audience): unknown {
  if (audience !== 'facilitator' && round.frozen !== undefined) {
    const texts = kindOf(round.kind)?.texts;
    return texts ? texts.result(round.config, round.frozen, round.banned) : round.frozen;
  }
  return runningResultOf(state, round, presence.online);
}

function progressPart(state: SessionState, round: Round): ProgressPart {
  const answered = answeredIn(round);
  const of = round.atClose?.eligible ?? eligibleFor(state, round);
  return {
    answered,
    of: Math.max(of + round.proxies, answered),
    contributions: round.contributions.size,
    ready: round.ready.size,
    entered: round.proxies,
  };
}

function contributionPart(
  state: SessionState,
  round: Round,
  contribution: Contribution,
  audience: Audience,
): ContributionPart | undefined {
  const rules = kindOf(round.kind)?.contributions(round.config);
  const { id, text, at, edited, hidden, held, original, categoryId, clusterId, answered, up, down } =
    contribution;
  if (audience !== 'facilitator' && (hidden || held)) return undefined;
  const sampled = audience === 'participants' && round.status === 'open' && rules?.sample != null;
  if (sampled && !round.sample.includes(id)) return undefined;
  const part: ContributionPart = { id, text, at, edited };
  if (audience === 'facilitator')
    Object.assign(part, { hidden, held, ...(original === null ? {} : { original }) });
  if (original !== null) part.corrected = true;
  if (categoryId !== null) part.categoryId = categoryId;
  if (clusterId !== null) part.clusterId = clusterId;
  if (answered) part.answered = true;
  if (rules && rules.votes !== 'none') Object.assign(part, { up, down });
  const comments = contribution.comments.filter((comment) => audience === 'facilitator' || !comment.hidden);
  if (comments.length > 0)
    part.comments = comments.map((comment) => ({
      id: comment.id,
      text: comment.text,
      ...authorOf(state, comment.participantId, rules?.authorship),
      ...(comment.hidden ? { hidden: true } : {}),
    }));
  return Object.assign(part, authorOf(state, contribution.participantId, rules?.authorship));
}

/** What may be said of who wrote something. */
function authorOf(
  state: SessionState,
  participantId: string,
  authorship: Authorship = 'anonymous',
): { author?: string; teamId?: string } {
  const author = authorship === 'anonymous' ? undefined : state.participants.get(participantId);
  return {
    ...(authorship === 'named' && author?.name ? { author: author.name } : {}),
    ...(author?.teamId ? { teamId: author.teamId } : {}),
  };
}
