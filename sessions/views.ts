import { concerns } from './changes.ts';
import type {
  ContributionPart,
  Me,
  Parts,
  Patch,
  PeoplePart,
  PersonPart,
  ProgressPart,
  RoundPart,
  SessionPart,
  View,
} from './protocol.ts';
import type { Electorate } from './rounds/round-kind.ts';
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

/** What only this participant gets: own answers in every round. */
export function meOf(
  state: SessionState,
  participantId: string,
  voterOf: (roundId: string, participantId: string) => string,
): Me | null {
  const participant = state.participants.get(participantId);
  if (!participant) return null;
  const me: Me = {
    participantId,
    name: participant.name,
    teamId: participant.teamId,
    waiting: participant.standing === 'waiting',
    ballots: {},
    contributions: [],
  };
  for (const round of state.rounds.values()) {
    const ballot = round.ballots.size > 0 ? round.ballots.get(voterOf(round.id, participantId)) : undefined;
    if (ballot !== undefined) me.ballots[round.id] = ballot;
    for (const id of round.byAuthor.get(participantId) ?? []) {
      const contribution = round.contributions.get(id);
      if (contribution)
        me.contributions.push({
          roundId: round.id,
          id,
          text: contribution.text,
          hidden: contribution.hidden,
        });
    }
  }
  return me;
}

/** Who could have voted in a round: as it stands, or as it stood when the round was last closed. */
export function electorateOf(state: SessionState, round: Round, online: number): Electorate {
  const answered = answeredIn(round);
  const { eligible, present } = round.atClose ?? { eligible: state.eligible, present: online };
  return { eligible: Math.max(eligible, answered), present: Math.max(present, answered), answered };
}

/** The result of a round by its own method; null when the kind has none or the round was never opened. */
export function resultOf(round: Round, electorate: Electorate): unknown {
  const rules = kindOf(round.kind)?.ballots;
  return rules && round.tally
    ? rules.result(round.config, round.items, round.tally.counted(), electorate)
    : null;
}

function* keysOf(state: SessionState, audience: Audience): Generator<PartKey> {
  yield 'session';
  yield 'people';
  const roundIds = audience === 'facilitator' ? state.order : state.current === null ? [] : [state.current];
  for (const roundId of roundIds) {
    yield `round/${roundId}`;
    yield `progress/${roundId}`;
    yield `result/${roundId}`;
    for (const id of state.rounds.get(roundId)?.contributions.keys() ?? [])
      yield `contribution/${roundId}/${id}`;
  }
  if (audience !== 'facilitator') return;
  yield 'agenda';
  for (const id of state.participants.keys()) yield `person/${id}`;
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
  contributionId: string,
): unknown {
  const round = state.rounds.get(roundId);
  if (!round || round.deleted) return undefined;
  switch (section) {
    case 'round':
      return roundPart(round, audience);
    case 'progress':
      return round.status === 'planned' ? undefined : progressPart(state, round);
    case 'result':
      return round.shown[audience] && round.tally
        ? resultOf(round, electorateOf(state, round, presence.online))
        : undefined;
    case 'contribution': {
      const contribution = round.contributions.get(contributionId);
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
    ...(audience === 'participants' ? {} : { code, joinToken }),
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
  const common = { id, kind, title, status, items, timer, shown, openedAt, closedAt };
  return audience === 'facilitator'
    ? { ...common, config, seconds }
    : { ...common, config: kindOf(kind)?.publicConfig(config) };
}

function answeredIn(round: Round): number {
  return round.tally ? round.ballots.size : round.byAuthor.size;
}

function progressPart(state: SessionState, round: Round): ProgressPart {
  const answered = answeredIn(round);
  return {
    answered,
    of: Math.max(round.atClose?.eligible ?? state.eligible, answered),
    contributions: round.contributions.size,
  };
}

function contributionPart(
  state: SessionState,
  round: Round,
  contribution: Contribution,
  audience: Audience,
): ContributionPart | undefined {
  const { id, text, at, edited, hidden, participantId } = contribution;
  if (hidden && audience !== 'facilitator') return undefined;
  const part: ContributionPart = { id, text, at, edited };
  if (audience === 'facilitator') part.hidden = hidden;
  if (kindOf(round.kind)?.contributions(round.config)?.anonymous === false) {
    const author = state.participants.get(participantId);
    if (author?.name) part.author = author.name;
    if (author?.teamId) part.teamId = author.teamId;
  }
  return part;
}
