import { concerns, frontOf, isModerated } from './changes.ts';
import type {
  ContributionPart,
  PeoplePart,
  PersonPart,
  ProgressPart,
  RoundPart,
  SessionPart,
} from './protocol.ts';
import {
  answeredIn,
  eligibleFor,
  runningResultOf,
  runningShiftOf,
  runningTeamsOf,
  type RoundShift,
  type TeamResult,
} from './results.ts';
import type { Authorship } from './rounds/anonymity.ts';
import { kindOf } from './rounds/registry.ts';
import type { Audience, Contribution, PartKey, Round, SessionState } from './state.ts';

/** What is known of connections now; never journalled. */
export interface Presence {
  isOnline(participantId: string): boolean;
  /** Admitted participants with at least one connection. */
  readonly online: number;
}

/** Names stand on the wall while the group is small enough to read them. */
export const NAMES_ON_WALL = 40;

/** One part as an audience sees it; undefined when there is nothing for it to see. */
export function partFor(state: SessionState, presence: Presence, audience: Audience, key: PartKey): unknown {
  if (!concerns(state, audience, key)) return undefined;
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
      return partOfRound(state, presence, audience, section, first, second);
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
      return showsResult(round, audience) && round.tally
        ? resultPart(state, round, presence, audience)
        : undefined;
    case 'teams':
      return showsResult(round, audience) && (round.teamsShown || audience === 'facilitator')
        ? (teamsPart(state, round, audience) ?? undefined)
        : undefined;
    case 'shift':
      return showsResult(round, audience) ? (shiftPart(state, round, audience) ?? undefined) : undefined;
    case 'cluster':
      return round.clusters.get(id);
    case 'entry': {
      const [entry, standing] = [round.entries.get(id), round.ballots.get(id)];
      return entry && standing ? { id, ...entry, ballot: standing.ballot } : undefined;
    }
    case 'contribution': {
      const contribution = round.contributions.get(id);
      return contribution && contributionPart(state, round, contribution, audience);
    }
    default:
      return undefined;
  }
}

/** Moderators get no results but the words that they take out, and those whether they are shown or not. */
function showsResult(round: Round, audience: Audience): boolean {
  return audience === 'moderators' || round.shown[audience];
}

/** Does an audience look after what people write, and so see what the group does not see yet, or not any more? */
function looksAfter(audience: Audience): boolean {
  return audience === 'facilitator' || audience === 'moderators';
}

export function sessionPart(state: SessionState, audience: Audience): SessionPart {
  const { id, title, language, settings, code, joinToken } = state.session;
  return {
    id,
    title,
    language,
    phase: state.phase === 'new' ? 'live' : state.phase,
    joiningLocked: state.joiningLocked,
    names: settings.names,
    teams: settings.teams,
    current: audience === 'moderators' ? moderatedInFront(state) : state.current,
    teamJoin: settings.teamJoin,
    ...(state.session.rehearsal ? { rehearsal: true } : {}),
    ...(audience === 'facilitator' || audience === 'wall'
      ? { code, joinToken, spotlight: state.spotlight }
      : {}),
  };
}

function moderatedInFront(state: SessionState): string | null {
  const { front } = frontOf(state);
  return front && isModerated(front) ? front.id : null;
}

export function peoplePart(state: SessionState, presence: Presence, audience: Audience): PeoplePart {
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
  const banned = [...round.banned];
  if (audience === 'facilitator') return { ...common, config, seconds, notes: round.notes, banned };
  const publicly = { ...common, config: definition?.publicConfig(config) };
  return audience === 'moderators' ? { ...publicly, banned } : publicly;
}

function teamsPart(state: SessionState, round: Round, audience: Audience): TeamResult[] | null {
  if (!looksAfter(audience) && round.frozenBeside) return round.frozenBeside.teams;
  return runningTeamsOf(state, round, 0);
}

function shiftPart(state: SessionState, round: Round, audience: Audience): RoundShift | null {
  if (!looksAfter(audience) && round.frozenBeside) return round.frozenBeside.shift;
  return runningShiftOf(state, round, 0);
}

/** The group sees a frozen result as it was; at a desk it is seen to run on. */
function resultPart(state: SessionState, round: Round, presence: Presence, audience: Audience): unknown {
  if (!looksAfter(audience) && round.frozen !== undefined) {
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
  if (!looksAfter(audience) && (hidden || held)) return undefined;
  const sampled = audience === 'participants' && round.status === 'open' && rules?.sample != null;
  if (sampled && !round.sample.includes(id)) return undefined;
  const part: ContributionPart = { id, text, at, edited };
  if (looksAfter(audience)) Object.assign(part, { hidden, held, ...(original === null ? {} : { original }) });
  if (original !== null) part.corrected = true;
  if (categoryId !== null) part.categoryId = categoryId;
  if (clusterId !== null) part.clusterId = clusterId;
  if (answered) part.answered = true;
  if (rules && rules.votes !== 'none') Object.assign(part, { up, down });
  const comments = contribution.comments.filter((comment) => looksAfter(audience) || !comment.hidden);
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
