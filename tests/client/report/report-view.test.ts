import { describe, expect, test, vi } from 'vitest';
import { asReport, bestFirst, contributionRows, nameIn, teamIn } from '../../../client/report/report-view.ts';
import { words as choiceWords } from '../../../client/rounds/choice/report-words.ts';
import { words as ratingWords } from '../../../client/rounds/rating/report-words.ts';
import { sides } from '../../../client/rounds/sides.svelte.ts';
import { ROUND_KINDS } from '../../../sessions/rounds/registry.ts';
import { reportOf, sessionRecordOf, type Report } from '../../../sessions/report.ts';
import type { AgendaRound } from '../../../sessions/agenda.ts';
import { FACTS, GivenSession } from '../../sessions/given.ts';

/** The report of a session in which three ideas were given, and two of them voted on. */
function reported(): Report {
  const agenda = new GivenSession().state;
  const rounds = [...agenda.rounds.values()].map(
    ({ id, kind, title, seconds, notes, repeats, config }): AgendaRound => ({
      ...{ id, kind, title, seconds, notes, repeats, config },
    }),
  );
  const vote = rounds.find(({ id }) => id === 'vote')!;
  vote.config = { ...(vote.config as object), source: { from: 'round', roundId: 'brainstorm' } };
  const given = new GivenSession({}, rounds).join('p1', 'p2', 'p3').opened('brainstorm');
  const [light, noise, hidden] = [
    given.contribute('p1', 'More light'),
    given.contribute('p2', 'Less noise'),
    given.contribute('p3', 'Nonsense'),
  ];
  given.facilitate({
    type: 'hide-contribution',
    roundId: 'brainstorm',
    contributionId: hidden,
    hidden: true,
  });
  given.opened('vote');
  given.vote('p1', [noise]);
  given.vote('p2', [noise, light]);
  given.opened('score');
  given.submit(
    { role: 'participant', id: 'p1' },
    {
      type: 'cast-ballot',
      roundId: 'score',
      ballot: {
        scores: [
          { item: light, score: 5 },
          { item: noise, score: 2 },
        ],
      },
    },
  );
  given.facilitate({ type: 'stop-session' });
  const facts = {
    sessionId: FACTS.id,
    title: FACTS.title,
    language: FACTS.language,
    startedAt: 0,
    stoppedAt: 1,
    teams: [{ id: 't1', name: 'Red' }],
    participants: [
      { participantId: 'p1', name: 'Ada', teamId: 't1' },
      { participantId: 'p2', name: null, teamId: null },
    ],
    damagedAfter: null,
  };
  return JSON.parse(JSON.stringify(reportOf(facts, sessionRecordOf(given.state)))) as Report;
}

/** The words of these kinds are loaded. */
async function wordsOf(...kinds: string[]): Promise<void> {
  await vi.waitUntil(() => kinds.every((kind) => sides.words(kind)), { timeout: 15_000 });
}

describe('the report of a past session', () => {
  test('shows each contribution with what it came to in every round that voted on it', async () => {
    const report = reported();
    await wordsOf('choice', 'rating');
    const { votedIn, rows } = contributionRows(report, report.rounds[0]!, 'en');
    expect(votedIn.map(({ roundId }) => roundId)).toEqual(['vote', 'score']);
    expect(
      rows.map(({ contribution, votes }) => [contribution.text, ...votes.map((vote) => vote?.words ?? null)]),
    ).toEqual([
      ['More light', '1 vote (50%)', 'Median 5 (1 rating)'],
      ['Less noise', '2 votes (100%)', 'Median 2 (1 rating)'],
      ['Nonsense', null, null],
    ]);
  });

  test('orders by the last round that voted; what was not voted on comes last', async () => {
    const report = reported();
    await wordsOf('choice', 'rating');
    const { rows } = contributionRows(report, report.rounds[0]!, 'en');
    const order = bestFirst(rows.toReversed()).map(({ contribution }) => contribution.text);
    expect(order).toEqual(['More light', 'Less noise', 'Nonsense']);
  });

  test('names and teams are found where they were given', () => {
    const report = reported();
    expect([nameIn(report, 'p1'), nameIn(report, 'p2'), nameIn(report, null)]).toEqual(['Ada', null, null]);
    expect([teamIn(report, 't1'), teamIn(report, null)]).toEqual([{ name: 'Red', at: 0 }, null]);
  });

  test('a ballot is told in words, abstention included', () => {
    const choice = ROUND_KINDS.choice.defaults(() => 'i');
    const rating = ROUND_KINDS.rating.defaults(() => 'i');
    const items = [
      { id: 'a', text: 'Tea' },
      { id: 'b', text: 'Coffee' },
    ];
    expect(choiceWords.ballot({ picks: ['b', 'a'], abstain: false }, items, 'en', choice)).toBe(
      'Coffee · Tea',
    );
    expect(choiceWords.ballot({ picks: [], abstain: true }, items, 'en', choice)).toMatch(/abstain/i);
    expect(ratingWords.ballot({ scores: [{ item: 'a', score: 4 }] }, items, 'en', rating)).toBe('Tea: 4');
  });

  test('an error page is no report', () => {
    expect([asReport('<html>'), asReport(null), asReport({ rounds: 1, participants: [] })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(asReport(reported())?.title).toBe('Budget day');
  });
});
