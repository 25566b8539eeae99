import { describe, expect, it } from 'vitest';
import { exportOf, type ExportFormat } from '../../../server/reports/export-report.ts';
import { COLUMNS } from '../../../server/reports/report-rows.ts';
import { reportOf, type Report, type SessionRecord } from '../../../sessions/report.ts';
import { keptBallot, keptContribution, keptRound } from '../../support/kept-records.ts';
import { parseCsv } from './csv-table.ts';

const electorate = { eligible: 3, present: 2, answered: 2 };

const RECORD: SessionRecord = {
  rounds: [
    keptRound(
      'i',
      'ideas',
      { authorship: 'named' },
      {
        title: '=HYPERLINK("http://evil.example")',
        openedAt: 1_700_000_000_000,
        closedAt: 1_700_000_100_000,
        clusters: [{ id: 'k', name: '@cmd' }],
        arrangements: [{ at: 7, by: 'p1', contributionId: 'c2', clusterId: 'k' }],
        electorate,
      },
    ),
    keptRound(
      'r',
      'rating',
      {
        source: { from: 'round', roundId: 'i' },
        scale: { min: 1, max: 5, minLabel: '-1', maxLabel: '' },
        noOpinion: true,
        reveal: 'live',
      },
      {
        title: 'Score, "quoted"\nand broken',
        seconds: 60,
        notes: '=1+2',
        items: [{ id: 'x', text: '+1', origin: { roundId: 'i', contributionId: 'c1' } }],
        openedAt: 1_700_000_200_000,
        closedAt: null,
        electorate,
      },
    ),
  ],
  contributions: [
    keptContribution('i', 'c1', '+1', { participantId: 'p1', teamId: 't', at: 5 }),
    keptContribution('i', 'c2', '@SUM(A1)\u00e9🌊', {
      participantId: 'p2',
      at: 6,
      hidden: true,
      clusterId: 'k',
      comments: [{ text: '=2+2', participantId: 'p1', teamId: 't', hidden: false }],
    }),
  ],
  ballots: [
    keptBallot('r', { scores: [{ item: 'x', score: 1 }] }),
    keptBallot('r', { scores: [{ item: 'x', score: 5 }] }, { proxy: true }),
  ],
};

const REPORT: Report = reportOf(
  {
    sessionId: 's1',
    title: '-2+3 & co: Été?',
    language: 'nl',
    startedAt: 1_700_000_000_000,
    stoppedAt: 1_700_000_900_000,
    teams: [{ id: 't', name: '\t=cmd' }],
    participants: [
      { participantId: 'p1', name: '=1+1', teamId: 't' },
      { participantId: 'p2', name: null, teamId: null },
    ],
    damagedAfter: null,
  },
  RECORD,
);

async function contentOf(format: ExportFormat, report = REPORT): Promise<string> {
  let content = '';
  for await (const piece of exportOf(report, format).pieces) content += piece;
  return content;
}

/** Every value inside plain data, as text. */
function values(data: unknown): string[] {
  if (typeof data !== 'object' || data === null)
    return data === null ? [] : [`${data as string | number | boolean}`];
  return Object.values(data).flatMap(values);
}

describe('exports', () => {
  it('[PR-2] every value of the JSON is in the CSV, in its place', async () => {
    const json = JSON.parse(await contentOf('json')) as Report;
    expect(json).toEqual(REPORT);
    const [head, ...rows] = parseCsv((await contentOf('csv')).slice(1));
    expect(head).toEqual([...COLUMNS]);
    expect(rows.every((row) => row.length === COLUMNS.length)).toBe(true);
    const inCsv = new Set(rows.flat().map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')));
    for (const value of values(json)) expect(inCsv).toContain(value);

    const cell = (part: string, field: string, round = '', entry = '') =>
      rows.filter((row) => row[1] === part && row[11] === field && row[2] === round && row[6] === entry);
    expect(cell('result', 'items.0.agreement', '2').map((row) => row[12])).toEqual(['-1']);
    expect(cell('result', 'items.0.median', '2').map((row) => row[12])).toEqual(['3']);
    expect(cell('ballot', 'scores.0.score', '2', '1').map((row) => [row[7], row[12]])).toEqual([['', '1']]);
    expect(cell('contribution', 'text', '1', '1').map((row) => [row[7], row[8], row[12]])).toEqual([
      ['p1', "'=1+1", "'+1"],
    ]);
    expect(cell('contribution', 'votes.0.roundId', '1', '1').map((row) => row[12])).toEqual(['r']);
    expect(cell('contribution', 'text', '1', '1').map((row) => [row[9], row[10]])).toEqual([
      ['t', "'\t=cmd"],
    ]);
    expect(cell('ballot', 'proxy', '2', '2').map((row) => row[12])).toEqual(['true']);
    expect(cell('round', 'title', '1')).toEqual([]);
  });

  it('[SEE-8] neither has a figure of a hidden team, nor the team of a ballot that would make one', async () => {
    const teams = ['red', 'blue', 'green'].map((id) => ({ id, name: id }));
    const items = ['a', 'b'].map((id) => ({ id, text: id }));
    const record: SessionRecord = {
      rounds: [keptRound('v', 'choice', { anonymity: 'anonymous' }, { items })],
      contributions: [],
      // Two are left over, so that the smaller of the others is hidden too.
      ballots: [
        ...Array.from({ length: 8 }, () => 'red'),
        ...Array.from({ length: 6 }, () => 'blue'),
        ...['green', 'green'],
      ].map((teamId, at) => keptBallot('v', { picks: [at % 3 ? 'a' : 'b'], abstain: false }, { teamId })),
    };
    const report = reportOf({ ...REPORT, teams, participants: [] }, record);
    const rows = parseCsv((await contentOf('csv', report)).slice(1));
    const figures = rows.filter(([, part, , , , , , , , team]) => part === 'team-result' && team !== 'red');
    expect(figures.map((row) => [row[9], row[11], row[12]])).toEqual(
      ['blue', 'green'].flatMap((team) => [
        [team, 'ballots', '0'],
        [team, 'result', ''],
        [team, 'positions', ''],
      ]),
    );
    const ballots = rows.filter(([, part]) => part === 'ballot');
    expect(new Set(ballots.map((row) => row[9]))).toEqual(new Set(['red', '']));
    const json = JSON.parse(await contentOf('json', report)) as Report;
    const told = json.rounds[0]?.ballots.map(({ teamId }) => teamId) ?? [];
    expect([told.filter((team) => team === 'red'), told.filter((team) => team === null)]).toEqual([
      Array.from({ length: 8 }, () => 'red'),
      Array.from({ length: 8 }, () => null),
    ]);
    expect(json.rounds[0]?.equalGroups).toBeNull();
  });

  it('no cell is a formula to a spreadsheet, and numbers stay numbers', async () => {
    const rows = parseCsv((await contentOf('csv')).slice(1));
    for (const cell of rows.flat()) {
      if (/^-\d+(\.\d+)?(e-?\d+)?$/.test(cell)) continue;
      expect(cell).not.toMatch(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/);
    }
    expect(rows.flat()).toContain('\'=HYPERLINK("http://evil.example")');
    expect(rows.flat()).toContain('Score, "quoted"\nand broken');
  });

  it('is UTF-8 that spreadsheets recognise, with a file name that says what it is', async () => {
    const { type, fileName } = exportOf(REPORT, 'csv');
    expect(type).toBe('text/csv; charset=utf-8');
    expect(fileName).toBe('2-3-co-Été-2023-11-14.csv');
    expect((await contentOf('csv')).startsWith('\uFEFFsession_id,')).toBe(true);
    expect(exportOf({ ...REPORT, title: '../../etc/passwd\r\n' }, 'json').fileName).toBe(
      'etc-passwd-2023-11-14.json',
    );
    expect(exportOf({ ...REPORT, title: '???' }, 'json').fileName).toBe('session-2023-11-14.json');
  });

  it('[PR-3] holds nothing of the account', async () => {
    for (const format of ['csv', 'json'] as const)
      expect(await contentOf(format)).not.toMatch(/owner|email|password|token|hash|receipt/i);
  });

  it('a big one leaves the event loop its turns', async () => {
    const big: Report = {
      ...REPORT,
      rounds: [
        {
          ...REPORT.rounds[0]!,
          contributions: Array.from({ length: 4_000 }, (_, at) => ({
            ...REPORT.rounds[0]!.contributions[0]!,
            contributionId: `c${at}`,
          })),
        },
      ],
    };
    let turns = 0;
    let going = true;
    const count = () => {
      turns += 1;
      if (going) setImmediate(count);
    };
    setImmediate(count);
    let size = 0;
    for await (const piece of exportOf(big, 'csv').pieces) size += piece.length;
    going = false;
    expect(size).toBeGreaterThan(1_000_000);
    expect(turns).toBeGreaterThan(30);
  });
});
