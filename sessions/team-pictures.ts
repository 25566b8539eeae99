import { isFew, showableGroups } from './methods/suppression.ts';
import { kindOf } from './rounds/registry.ts';
import type { Round, StandingBallot, TeamTally } from './state.ts';

/**
 * Which teams' figures are shown of a round whose voters are anonymous (SEE-8). They are shown of a closed round
 * alone: two pictures of a running one differ by a single ballot, and would tell its team. The same holds for the
 * pictures before a round is reopened and after it closes again.
 */

/** Are figures of teams as good as secret where few answered? Elsewhere the team of a ballot is told with it. */
export function hidesSmallTeams(round: Pick<Round, 'kind' | 'config'>): boolean {
  const anonymity = kindOf(round.kind)?.ballots?.anonymity(round.config);
  return anonymity === 'anonymous' || anonymity === 'secret';
}

/** Notes whose ballot is cast, changed or taken out: once somebody saw the teams' figures, that is what the next ones would tell. */
export function noteActed(round: Round, voter: string, ...ballots: (StandingBallot | undefined)[]): void {
  const { actedSince } = round;
  if (!actedSince) return;
  for (const ballot of ballots) {
    // What the facilitator enters is of no team, and known to be entered.
    if (!ballot || ballot.proxy) continue;
    const team = ballot.teamId ?? '';
    const acted = actedSince.get(team);
    if (acted) acted.add(voter);
    else actedSince.set(team, new Set([voter]));
  }
}

/** At the close: settles which teams are shown. None when, since somebody saw them last, a few of any team acted. */
export function settleTeams(round: Round): void {
  if (!hidesSmallTeams(round)) return;
  const acted = [...(round.actedSince?.values() ?? [])];
  round.showableTeams = acted.some(({ size }) => isFew(size))
    ? new Set()
    : showableTeamsOf(round.ballots.size, round.proxies, round.teamTallies);
  noteSeen(round);
}

/** The teams whose figures can stand beside those of all ballots. */
export function showableTeamsOf(
  total: number,
  entered: number,
  tallies: ReadonlyMap<string, TeamTally>,
): Set<string> {
  const groups = new Map([...tallies].map(([id, { ballots }]) => [id, ballots]));
  return showableGroups({ total, entered, groups });
}

/** Whenever what is shown of a round changes: have the teams' figures come before somebody's eyes? */
export function noteSeen(round: Round): void {
  if (round.status !== 'closed' || round.showableTeams.size === 0) return;
  const { facilitator, participants, wall } = round.shown;
  if (facilitator || (round.teamsShown && (participants || wall))) round.actedSince = new Map();
}
