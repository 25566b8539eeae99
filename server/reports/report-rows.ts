import type { Report, ReportRound } from '../../sessions/report.ts';

export const COLUMNS = [
  'session_id',
  'part',
  'round',
  'round_id',
  'round_kind',
  'round_title',
  'entry',
  'participant_id',
  'participant_name',
  'team_id',
  'team_name',
  'field',
  'value',
] as const;

export type Row = (string | number | null)[];

interface Place {
  part:
    | 'session'
    | 'team'
    | 'participant'
    | 'round'
    | 'result'
    | 'team-result'
    | 'equal-groups'
    | 'shift'
    | 'contribution'
    | 'ballot';
  round?: { number: number; facts: ReportRound };
  entry?: number;
  participantId?: string | null;
  teamId?: string | null;
}

/**
 * A report as rows of one long table, a row for every single value in it (docs/export.md): whatever the kinds of its
 * rounds are, nothing that is in the report is missing here.
 */
export function* reportRows(report: Report): Generator<Row> {
  const { rounds, participants, teams, ...facts } = report;
  const names = new Map(participants.map(({ participantId, name }) => [participantId, name]));
  const teamNames = new Map(teams.map(({ id, name }) => [id, name]));

  function* rows(place: Place, content: unknown): Generator<Row> {
    const { round, participantId = null, teamId = null } = place;
    for (const [field, value] of leaves(content, ''))
      yield [
        report.sessionId,
        place.part,
        round?.number ?? null,
        round?.facts.roundId ?? null,
        round?.facts.kind ?? null,
        round?.facts.title ?? null,
        place.entry ?? null,
        participantId,
        participantId === null ? null : (names.get(participantId) ?? null),
        teamId,
        teamId === null ? null : (teamNames.get(teamId) ?? null),
        field,
        value,
      ];
  }

  yield* rows({ part: 'session' }, facts);
  for (const [at, team] of teams.entries())
    yield* rows({ part: 'team', entry: at + 1, teamId: team.id }, team);
  for (const [at, { participantId, teamId, ...person }] of participants.entries())
    yield* rows({ part: 'participant', entry: at + 1, participantId, teamId }, person);
  for (const [at, facts] of rounds.entries()) {
    const round = { number: at + 1, facts };
    const {
      result,
      teams,
      equalGroups,
      shift,
      contributions,
      ballots,
      roundId: _id,
      kind: _kind,
      title: _title,
      ...rest
    } = facts;
    yield* rows({ part: 'round', round }, rest);
    yield* rows({ part: 'result', round }, result);
    for (const [at, { teamId, ...team }] of (teams ?? []).entries())
      yield* rows({ part: 'team-result', round, entry: at + 1, teamId }, team);
    if (equalGroups) yield* rows({ part: 'equal-groups', round }, equalGroups);
    if (shift) yield* rows({ part: 'shift', round }, shift);
    for (const [at, { participantId, teamId, ...contribution }] of contributions.entries())
      yield* rows({ part: 'contribution', round, entry: at + 1, participantId, teamId }, contribution);
    for (const [at, { participantId, teamId, proxy, ballot }] of ballots.entries()) {
      const place = { part: 'ballot', round, entry: at + 1, participantId, teamId } as const;
      yield* rows(place, { proxy });
      yield* rows(place, ballot);
    }
  }
}

/** Every value inside plain data with its path; an empty list or object is a row without value, so that it shows. */
function* leaves(value: unknown, path: string): Generator<[string, string | number | null]> {
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) yield [path, null];
    for (const [key, inner] of entries) yield* leaves(inner, path === '' ? key : `${path}.${key}`);
    return;
  }
  if (typeof value === 'string' || typeof value === 'number') yield [path, value];
  else if (typeof value === 'boolean') yield [path, String(value)];
  else yield [path, null];
}
