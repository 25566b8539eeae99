import { cleanup } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import ReportRoundView from '../../../client/report/ReportRoundView.svelte';
import { sides } from '../../../client/rounds/sides.svelte.ts';
import { reportOf, type Report, type SessionRecord } from '../../../sessions/report.ts';
import { keptBallot, keptContribution, keptRound } from '../../support/kept-records.ts';
import { show } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';

const TEAMS = [
  { id: 't1', name: 'Red' },
  { id: 't2', name: 'Blue' },
];
const people = ['p1', 'p2', 'p3'].map((participantId, at) => ({
  participantId,
  name: ['Ada', 'Bo', null][at] ?? null,
  teamId: at < 2 ? 't1' : 't2',
}));

function report(record: SessionRecord): Report {
  return reportOf(
    {
      ...{ sessionId: 's1', title: 'Budget day', language: 'en', startedAt: 1, stoppedAt: 2 },
      ...{ teams: TEAMS, participants: people, damagedAfter: null },
    },
    record,
  );
}

/** Draws one round of a report, and answers the words on it. */
function words(of: Report, at: number): string {
  const round = of.rounds[at];
  if (!round) throw new Error('there is no such round');
  show(ReportRoundView, { report: of, round, place: at + 1 });
  return document.body.textContent.replace(/\s+/g, ' ');
}

beforeAll(async () => {
  withoutLayout();
  await vi.waitUntil(() => sides.words('choice') && sides.result('choice'), { timeout: 15_000 });
});
afterEach(cleanup);

describe('contributions in a report', () => {
  const ideas = keptRound(
    'ideas',
    'ideas',
    {},
    { clusters: [{ id: 'k', name: 'Light' }], notes: 'Ask again' },
  );
  const items = [
    { id: 'k', text: 'Light', origin: { roundId: 'ideas', clusterId: 'k' } },
    { id: 'c3', text: 'Quiet', origin: { roundId: 'ideas', contributionId: 'c3' } },
  ];
  const vote = keptRound('vote', 'choice', {}, { title: 'Which first?', items });
  const record: SessionRecord = {
    rounds: [ideas, vote],
    contributions: [
      keptContribution('ideas', 'c1', 'More lamps', { clusterId: 'k', original: 'moar lamps', up: 3 }),
      keptContribution('ideas', 'c2', 'Sunlight', {
        clusterId: 'k',
        comments: [{ text: 'Free too', participantId: 'p1', teamId: 't1', hidden: false }],
      }),
      keptContribution('ideas', 'c3', 'Quiet', { teamId: 't2' }),
      keptContribution('ideas', 'c4', 'Rude', { held: true }),
    ],
    ballots: [
      keptBallot('vote', { picks: ['k'], abstain: false }),
      keptBallot('vote', { picks: ['c3'], abstain: false }, { proxy: true }),
    ],
  };

  test('the whole life of an idea: its words, what was said of it, its group, and what that came to', () => {
    const text = words(report(record), 0);
    expect(text).toContain('In the author’s words: moar lamps');
    expect(text).toContain('wording changed');
    expect(text).toContain('Free too');
    expect(text).toContain('– Ada'.slice(2));
    expect(text).toContain('never approved');
    expect(text).toMatch(/Put together.*Light 2 contributions.*Which first\?.*1 vote \(50%\)/);
    expect(text).toContain('Blue');
    expect(text).toContain('Ask again');
  });

  test('a ballot that was entered says so, and no other ballot says whose it is', () => {
    const text = words(report(record), 1);
    expect(text).toContain('Entered by the facilitator');
    expect(text).toContain('Without a name');
    expect(text).not.toContain('Ada');
  });
});

describe('counted texts in a report', () => {
  test('stand as a cloud with their numbers, to be saved as a picture, and the texts themselves folded beneath', async () => {
    await vi.waitUntil(() => sides.result('word-cloud'), { timeout: 15_000 });
    const texts = ['trees', 'quiet', 'trees', 'the trees'];
    const text = words(
      report({
        rounds: [keptRound('cloud', 'word-cloud', {}, { title: 'Three words' })],
        contributions: texts.map((each, at) => keptContribution('cloud', `c${at}`, each)),
        ballots: [],
      }),
      0,
    );
    expect(document.querySelector('.cloud')).not.toBeNull();
    expect(text).toMatch(/trees\s*3\s*quiet\s*1/);
    expect(document.querySelectorAll('.wide tbody tr')).toHaveLength(2);
    expect([...document.querySelectorAll('button')].map((key) => key.ariaLabel ?? key.textContent)).toEqual(
      expect.arrayContaining([expect.stringContaining('PNG'), expect.stringContaining('SVG')]),
    );
    expect(document.querySelector<HTMLDetailsElement>('details')?.open).toBe(false);
    expect(document.querySelector('details')?.textContent).toContain('the trees');
  });
});

describe('votes in a report', () => {
  const items = [
    { id: 'a', text: 'Tea' },
    { id: 'b', text: 'Coffee' },
  ];
  const named = { anonymity: 'named' };
  const cast = (roundId: string, at: number, pick: string) =>
    keptBallot(
      roundId,
      { picks: [pick], abstain: false },
      { participantId: people[at]?.participantId ?? null, teamId: people[at]?.teamId ?? null },
    );
  const record: SessionRecord = {
    rounds: [
      keptRound('first', 'choice', named, { title: 'First', items }),
      keptRound('second', 'choice', named, { title: 'Second', items, repeats: 'first' }),
    ],
    contributions: [],
    ballots: [
      ...['a', 'a', 'b'].map((pick, at) => cast('first', at, pick)),
      keptBallot('first', { picks: ['b'], abstain: false }, { proxy: true }),
      ...['b', 'a', 'b'].map((pick, at) => cast('second', at, pick)),
    ],
  };

  test('stand team by team, and say what changed since the vote they repeat', () => {
    const text = words(report(record), 1);
    expect(text).toContain('The same vote as before: First');
    expect(text).toMatch(/What changed.*Tea\s*2 votes \(50%\).*1 vote \(33%\)/);
    expect(text).toContain('1 of 3 who answered both times changed something (33%).');
    expect(text).toMatch(/By team.*Red.*2 votes.*Blue.*1 vote/);
    expect(text).toMatch(/Ada\s*Red\s*Coffee/);
  });
});
