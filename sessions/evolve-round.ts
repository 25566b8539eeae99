import { resetView, touch, touchCounts } from './changes.ts';
import { actorKey, CO_FACILITATOR } from './commands.ts';
import type { SessionEvent } from './events.ts';
import { applyToContribution } from './evolve-contribution.ts';
import { answeredIn, eligibleFor, fullResultOf, isSecret, shiftOf, teamResultsOf } from './results.ts';
import { pointsOf } from './leaders.ts';
import { tellMoved } from './repeats.ts';
import { kindOf } from './rounds/registry.ts';
import { noteActed, noteSeen, settleTeams } from './team-pictures.ts';
import type { Showing, Tally } from './rounds/round-kind.ts';
import type { PartKey, ResultAudience, Round, SessionState, StandingBallot } from './state.ts';

/** Who comes by the link has no account here, and no name. */
const BY_LINK = actorKey(CO_FACILITATOR);

export type RoundEvent = Exclude<
  Extract<SessionEvent, { roundId: string | null }>,
  { type: 'round-moved' | 'round-added' }
>;

/**
 * Applies what happened to a round.
 *
 * @param actor who did it, as the journal has it (`actorKey`)
 */
export function applyToRound(state: SessionState, event: RoundEvent, at: number, actor: string): void {
  if (event.type === 'round-shown') {
    bringToFront(state, event.roundId);
    touch(state, 'session');
    return;
  }
  const round = state.rounds.get(event.roundId);
  if (!round) throw new Error(`journal names a round that does not exist: ${event.type} ${event.roundId}`);
  const key = `round/${round.id}` as const;
  switch (event.type) {
    case 'round-edited': {
      const { title, seconds, notes, config } = event;
      Object.assign(round, { title, seconds, notes, config });
      touch(state, key);
      return;
    }
    case 'round-deleted':
      round.deleted = true;
      state.order = state.order.filter((id) => id !== round.id);
      touch(state, 'agenda', key, ...clusterKeys(round));
      return;
    case 'round-restored':
      round.deleted = false;
      state.order.splice(event.index, 0, round.id);
      touch(state, 'agenda', key, ...clusterKeys(round));
      return;
    case 'round-opened':
      round.status = 'open';
      round.items = event.items;
      round.openedAt = at;
      round.timer = event.endsAt === null ? null : { running: true, endsAt: event.endsAt };
      round.voterKey = event.voterKey ?? null;
      round.tally = newTally(state, round);
      show(round, showingOf(round).open, true);
      // Groups made beforehand come into moderators' sight with the round.
      if (round.clusters.size > 0) resetView(state, 'moderators');
      inFront(state, round);
      return;
    case 'round-reopened':
      round.status = 'open';
      round.closedAt = null;
      round.atClose = null;
      round.timer = null;
      // Voting goes on: the group sees again only what it may see while voting; the facilitator keeps what was chosen.
      show(round, ['participants', 'wall'], false);
      show(round, showingOf(round).open, true);
      inFront(state, round);
      return;
    case 'round-closed': {
      round.status = 'closed';
      round.closedAt = at;
      round.timer = null;
      round.atClose = {
        eligible: electorateBase(state, round),
        present: event.present,
        teamSizes: Object.fromEntries([...state.teamMembers].map(([id, { size }]) => [id, size])),
      };
      round.voterKey = null;
      round.pens.clear();
      round.ready.clear();
      const before = { ...round.shown };
      show(round, showingOf(round).close, true);
      settleTeams(round);
      touch(state, key);
      touchCounts(state, round);
      if (round.id === state.current) {
        const sampled = kindOf(round.kind)?.contributions(round.config)?.sample != null;
        resetView(state, ...(sampled ? (['participants'] as const) : []), ...changed(before, round.shown));
      }
      return;
    }
    case 'results-shown': {
      const before = { ...round.shown };
      show(round, event.audiences, event.shown);
      noteSeen(round);
      touch(state, key, `result/${round.id}`, `teams/${round.id}`, `shift/${round.id}`);
      if (round.id === state.current) resetView(state, ...changed(before, round.shown));
      return;
    }
    case 'results-frozen':
      round.frozen = event.frozen ? structuredClone(frozenOf(state, round)) : undefined;
      round.frozenBeside = event.frozen ? structuredClone(besideOf(state, round)) : null;
      touch(state, key, `result/${round.id}`, `teams/${round.id}`, `shift/${round.id}`);
      return;
    case 'team-results-shown':
      round.teamsShown = event.shown;
      noteSeen(round);
      touch(state, key, `teams/${round.id}`);
      return;
    case 'word-banned':
      if (event.banned) round.banned.add(event.word);
      else round.banned.delete(event.word);
      touch(state, key, `result/${round.id}`);
      return;
    case 'spotlight-set':
      state.spotlight = event.target;
      touch(state, 'session');
      return;
    case 'timer-set':
      round.timer = event.endsAt === null ? null : { running: true, endsAt: event.endsAt };
      if (state.phase === 'paused') haltTimers(state, true, at);
      touch(state, key);
      return;
    case 'readiness-said':
      if (event.ready) round.ready.add(event.participantId);
      else round.ready.delete(event.participantId);
      touch(state, `progress/${round.id}`);
      return;
    case 'pen-taken':
      round.pens.set(event.teamId, {
        holder: event.participantId,
        draft: round.pens.get(event.teamId)?.draft ?? null,
      });
      return;
    case 'draft-shared': {
      const pen = round.pens.get(event.teamId);
      if (pen) pen.draft = event.draft;
      return;
    }
    case 'ballot-cast': {
      const { ballot, teamId, proxy } = event;
      replaceBallot(state, round, event.voter, { ballot, teamId, proxy });
      if (proxy && !isSecret(round)) {
        round.entries.set(event.voter, { at, by: actor === BY_LINK ? 'link' : 'account' });
        touch(state, `entry/${round.id}/${event.voter}`);
      }
      touchCounts(state, round);
      return;
    }
    case 'ballot-withdrawn':
      replaceBallot(state, round, event.voter, undefined);
      if (round.entries.delete(event.voter)) touch(state, `entry/${round.id}/${event.voter}`);
      touchCounts(state, round);
      return;
    default:
      applyToContribution(state, round, event, at);
  }
}

/** Halts or resumes the timer of the round in front, giving back exactly what was left. */
export function haltTimers(state: SessionState, halted: boolean, at: number): void {
  const round = state.current === null ? undefined : state.rounds.get(state.current);
  if (!round?.timer) return;
  if (halted && round.timer.running)
    round.timer = { running: false, left: Math.max(0, round.timer.endsAt - at) };
  else if (!halted && !round.timer.running) round.timer = { running: true, endsAt: at + round.timer.left };
  else return;
  touch(state, `round/${round.id}`);
}

/** A frozen vote is its result; frozen texts are their count, so that a word banned later goes from them too. */
function frozenOf(state: SessionState, round: Round): unknown {
  return kindOf(round.kind)?.texts ? round.tally?.counted() : fullResultOf(state, round, 0);
}

/** Whoever sees these run on could tell what the frozen result would be. */
function besideOf(state: SessionState, round: Round): Round['frozenBeside'] {
  return {
    teams: teamResultsOf(round, state.session.settings.teams, round.teamTallies),
    shift: shiftOf(state, round),
  };
}

/** Of a planned round nothing but its groups can be there before it: those were prepared. */
function clusterKeys({ id, clusters }: Round): PartKey[] {
  return [...clusters.keys()].map((cluster): PartKey => `cluster/${id}/${cluster}`);
}

function newTally(state: SessionState, round: Round): Tally<unknown, unknown> | null {
  const kind = kindOf(round.kind);
  return (
    kind?.ballots?.tally(round.config, round.items) ??
    kind?.texts?.tally(round.config, state.session.language) ??
    null
  );
}

/** Constant cost per ballot (law 6): the tally loses the old ballot and gains the new one. */
function replaceBallot(
  state: SessionState,
  round: Round,
  voter: string,
  standing: StandingBallot | undefined,
): void {
  const former = round.ballots.get(voter);
  noteActed(round, voter, former, standing);
  tellMoved(state, round, voter, -1);
  if (former) count(round, former, -1);
  const points = standing && pointsOf(round, standing.ballot);
  if (standing) {
    count(round, standing, 1);
    round.ballots.set(voter, standing);
  } else round.ballots.delete(voter);
  if (points == null) round.points.delete(voter);
  else round.points.set(voter, points);
  tellMoved(state, round, voter, 1);
}

function count(round: Round, { ballot, teamId, proxy }: StandingBallot, weight: 1 | -1): void {
  if (proxy) round.proxies += weight;
  tell(round.tally, ballot, weight);
  if (teamId === null) return;
  let team = round.teamTallies.get(teamId);
  if (!team) {
    const tally = kindOf(round.kind)?.ballots?.tally(round.config, round.items);
    if (!tally) return;
    round.teamTallies.set(teamId, (team = { tally, ballots: 0, points: 0 }));
  }
  team.ballots += weight;
  team.points += weight * (pointsOf(round, ballot) ?? 0);
  tell(team.tally, ballot, weight);
}

function tell(tally: Tally<unknown, unknown> | null, ballot: unknown, weight: 1 | -1): void {
  if (weight === 1) tally?.add(ballot);
  else tally?.remove(ballot);
}

function inFront(state: SessionState, round: Round): void {
  bringToFront(state, round.id);
  touch(state, 'session', `round/${round.id}`);
  touchCounts(state, round);
}

function bringToFront(state: SessionState, roundId: string | null): void {
  state.current = roundId;
  state.spotlight = null;
  resetView(state, 'participants', 'wall');
}

/** Who could have voted but for ballots that were entered: those come on top wherever an electorate is read. */
function electorateBase(state: SessionState, round: Round): number {
  return Math.max(eligibleFor(state, round), answeredIn(round) - round.proxies);
}

function showingOf(round: Round): Showing {
  return kindOf(round.kind)?.showing(round.config) ?? { open: [], close: [] };
}

function show(round: Round, audiences: readonly ResultAudience[], shown: boolean): void {
  for (const audience of audiences) round.shown[audience] = shown;
}

/** The group audiences for which showing changed; the console keeps its view and gets parts. */
function changed(
  before: Record<ResultAudience, boolean>,
  after: Record<ResultAudience, boolean>,
): ResultAudience[] {
  return (['participants', 'wall'] as const).filter((audience) => before[audience] !== after[audience]);
}
