import { cleanup, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Moderation, Place } from '../../../client/rounds/round-views.ts';
import { results } from '../../../client/rounds/sides.svelte.ts';
import { wallResults } from '../../../client/rounds/wall-sides.ts';
import type { ConfigOf, RoundKindName } from '../../../sessions/rounds/registry.ts';
import { RESULT_AUDIENCES } from '../../../sessions/state.ts';
import { viewOf } from '../../../sessions/views.ts';
import { ViewStore } from '../../../client/live/view-store.svelte.ts';
import { GivenSession, participant } from '../../sessions/given.ts';
import { plannedRound } from '../../support/planned-round.ts';
import { show } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';

const items = ['Tea', 'Coffee', 'Water'].map((text, at) => ({ id: `o${at}`, text }));
const CHOICE = { source: { from: 'typed' as const, items }, abstain: true, reveal: 'live' as const };
const RATING = {
  source: { from: 'typed' as const, items: items.slice(0, 1) },
  scale: { min: 1, max: 5, minLabel: 'hardly', maxLabel: 'very', labels: [] },
  noOpinion: true,
  reveal: 'live' as const,
};
const IDEAS = { authorship: 'named' as const };

/** A real session with this round open and its results shown to everybody. */
function sessionWith<Kind extends RoundKindName>(
  kind: Kind,
  config: Partial<ConfigOf<Kind>>,
  people = 4,
): GivenSession {
  const session = new GivenSession({ settings: { names: 'optional', teams: [], teamJoin: 'choose' } }, [
    plannedRound('r', kind, config, { title: 'A round' }),
  ]);
  for (let at = 0; at < people; at++)
    session.submit(
      { role: 'system', id: 'system' },
      { type: 'join', participantId: `p${at}`, name: `Person ${at}`, teamId: null, waiting: false },
    );
  session.facilitate({ type: 'open-round', roundId: 'r' });
  session.facilitate({ type: 'show-results', roundId: 'r', audiences: [...RESULT_AUDIENCES], shown: true });
  return session;
}

/** Draws the round as a place shows it, from what its audience really gets. */
async function draw(session: GivenSession, place: Place, moderation?: Moderation): Promise<ViewStore> {
  const store = new ViewStore();
  const audience = place === 'phone' ? 'participants' : place === 'console' ? 'facilitator' : 'wall';
  store.takeView(viewOf(session.state, session, audience, session.now));
  const part = store.current;
  const onWall = place === 'wall' ? await wallResults.load(part?.kind ?? '') : undefined;
  const Result = onWall ?? (await results.load(part?.kind ?? ''));
  if (!part || !Result) throw new Error('there is no such round');
  show(Result, {
    round: part,
    result: store.result(part.id),
    contributions: store.contributions(part.id),
    clusters: [],
    progress: store.progress(part.id),
    teams: [],
    place,
    moderation,
  });
  return store;
}

function table(): string[][] {
  return [...document.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim()),
  );
}

function vote(session: GivenSession, ...picks: (string | null)[]): void {
  for (const [at, pick] of picks.entries())
    session.submit(participant(`p${at}`), {
      type: 'cast-ballot',
      roundId: 'r',
      ballot: { picks: pick === null ? [] : [pick], abstain: pick === null },
    });
}

function rate(session: GivenSession, ...scores: number[]): void {
  for (const [at, score] of scores.entries())
    session.submit(participant(`p${at}`), {
      type: 'cast-ballot',
      roundId: 'r',
      ballot: { scores: [{ item: 'o0', score }] },
    });
}

const PLACES = ['phone', 'console', 'wall'] as const;

beforeAll(withoutLayout);
afterEach(cleanup);

describe('choice', () => {
  test.each(PLACES)('shares name their denominator, and are in a table too (%s)', async (place) => {
    const session = sessionWith('choice', CHOICE, 5);
    vote(session, 'o0', 'o0', 'o1', null);
    await draw(session, place);
    expect(document.body.textContent).toContain('% of 3 votes cast');
    expect(document.body.textContent).toContain('1 abstention');
    expect(table()).toEqual([
      ['Option', 'Votes', '% of votes cast', '% of those present', '% of all who joined'],
      ['Tea (most votes)', '2', '67%', '40%', '40%'],
      ['Coffee', '1', '33%', '20%', '20%'],
      ['Water', '0', '0%', '0%', '0%'],
    ]);
  });

  test.each(PLACES)('no votes is said in words, never 0% (%s)', async (place) => {
    await draw(sessionWith('choice', CHOICE), place);
    expect(document.body.textContent).toContain('No votes yet');
    expect(document.body.textContent).not.toContain('0%');
  });

  test('a closed round without votes does not wait for any', async () => {
    const session = sessionWith('choice', CHOICE);
    session.facilitate({ type: 'close-round', roundId: 'r' });
    await draw(session, 'wall');
    expect(document.body.textContent).toContain('No votes were cast');
  });

  test.each(PLACES)('a tie marks all its leaders (%s)', async (place) => {
    const session = sessionWith('choice', CHOICE);
    vote(session, 'o0', 'o2');
    await draw(session, place);
    expect(document.querySelectorAll('li.leading')).toHaveLength(2);
    expect(document.body.textContent).toContain('tied for most votes (2)');
  });

  test('with several picks the percentages are of respondents, and say that they can pass 100%', async () => {
    const session = sessionWith('choice', { ...CHOICE, maxPicks: 2 });
    session.submit(participant('p0'), {
      type: 'cast-ballot',
      roundId: 'r',
      ballot: { picks: ['o0', 'o1'], abstain: false },
    });
    vote(session, 'o0');
    await draw(session, 'console');
    expect(table()[0]).toEqual(['Option', 'Votes', '% of respondents', '% of all picks']);
    expect(document.body.textContent).toContain('more than 100%');
  });

  test('on the wall, before the result is shown, the options stand there and nothing about votes', async () => {
    const session = sessionWith('choice', { ...CHOICE, reveal: 'by-hand' });
    vote(session, 'o0');
    session.facilitate({ type: 'show-results', roundId: 'r', audiences: ['wall'], shown: false });
    await draw(session, 'wall');
    for (const { text } of items) expect(screen.getByText(text)).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/vote|%/);
  });
});

describe('rating', () => {
  test.each(PLACES)('every figure is there, and names its method (%s)', async (place) => {
    const session = sessionWith('rating', RATING, 8);
    rate(session, 2, 4, 4, 4, 5, 5, 3, 5);
    await draw(session, place);
    const text = document.body.textContent;
    expect(text).toContain('quartiles R-7, consensus Tastle–Wierman');
    expect(text).toContain('8 ratings');
    const [head = [], row = []] = table();
    const figures = Object.fromEntries(head.map((name, at) => [name, row[at]]));
    const names =
      place === 'console'
        ? { n: 'n', q: 'Q1–Q3', iqr: 'IQR', sd: 'SD', cns: 'Cns', a: 'A' }
        : {
            n: 'Ratings',
            q: 'Quartiles (R-7)',
            iqr: 'Interquartile range (R-7)',
            sd: 'Standard deviation (sample, n − 1)',
            cns: 'Consensus (Tastle–Wierman)',
            a: 'Agreement (van der Eijk)',
          };
    expect(figures).toMatchObject({
      [names.n]: '8',
      '4': '3',
      Median: '4',
      [names.q]: '3.75–5',
      [names.iqr]: '1.25',
      Mean: '4.00',
      [names.sd]: '1.07',
    });
    expect(figures[names.cns]).toMatch(/^0\.\d\d$/);
    expect(figures[names.a]).toMatch(/^0\.\d\d$/);
  });

  test.each(PLACES)('no ratings is said in words, and no figure is 0 (%s)', async (place) => {
    await draw(sessionWith('rating', RATING), place);
    expect(document.body.textContent).toContain('No ratings yet');
    for (const cell of table()[1]?.slice(7) ?? []) expect(cell).toBe('–');
  });

  test('several items stand below each other, with how many rated each when that differs', async () => {
    const session = sessionWith('rating', { ...RATING, source: { from: 'typed', items } });
    rate(session, 3);
    session.submit(participant('p1'), {
      type: 'cast-ballot',
      roundId: 'r',
      ballot: { scores: items.map(({ id }) => ({ item: id, score: 5 })) },
    });
    await draw(session, 'wall');
    expect(document.body.textContent).toContain('1 to 2 ratings each');
    expect(table().map(([name, n]) => [name, n])).toEqual([
      ['Item', 'Ratings'],
      ['Tea', '2'],
      ['Coffee', '1'],
      ['Water', '1'],
    ]);
  });
});

describe('ideas', () => {
  const add = (session: GivenSession, at: number, text: string) =>
    session.submit(participant(`p${at}`), { type: 'add-contribution', roundId: 'r', text });

  test('the wall has every idea with its author, where authors may be known', async () => {
    const session = sessionWith('ideas', IDEAS);
    add(session, 0, 'Start on time');
    add(session, 1, 'More plants');
    await draw(session, 'wall');
    expect(
      [...document.querySelectorAll('.card')].map((card) => card.textContent.replace(/\s+/g, ' ').trim()),
    ).toEqual(['Start on time – Person 0', 'More plants – Person 1']);
  });

  test('unseen ideas are a number on the wall, and nothing more', async () => {
    const session = sessionWith('ideas', IDEAS);
    add(session, 0, 'Start on time');
    session.facilitate({ type: 'show-results', roundId: 'r', audiences: ['wall'], shown: false });
    await draw(session, 'wall');
    expect(document.body.textContent).toContain('idea collected');
    expect(document.body.textContent).not.toContain('Start on time');
  });

  test('[LIGHT] of hundreds the first stand there at once, and all of them in order soon after', async () => {
    const session = sessionWith('ideas', IDEAS);
    for (let at = 0; at < 150; at++) add(session, at % 3, `Idea ${at}`);
    const moderation = { spotlit: null } as unknown as Moderation;
    const store = await draw(session, 'console', moderation);
    const shown = () => [...document.querySelectorAll('li .words')].map(({ textContent }) => textContent);
    const ideas = store.contributions('r').map(({ text }) => text);
    expect(ideas).toHaveLength(150);
    expect(shown()).toEqual(ideas.slice(0, 60));
    await vi.waitUntil(() => shown().length > 60 + 60);
    expect(shown()).toEqual(ideas);
  });

  test('the console hides an idea and shows it again, and says which are hidden', async () => {
    const session = sessionWith('ideas', IDEAS);
    add(session, 0, 'Start on time');
    add(session, 1, 'Rude words');
    const hide = vi.fn();
    const moderation = { hide, spotlit: null } as unknown as Moderation;
    const [, rude] = (await draw(session, 'console', moderation)).contributions('r');
    screen.getByRole('button', { name: 'Hide “Rude words”' }).click();
    expect(hide).toHaveBeenCalledWith(rude?.id, true);
    cleanup();
    session.facilitate({
      type: 'hide-contribution',
      roundId: 'r',
      contributionId: rude?.id ?? '',
      hidden: true,
    });
    await draw(session, 'console', moderation);
    expect(screen.getByText(/hidden from the group/)).toBeTruthy();
    screen.getByRole('button', { name: 'Show “Rude words” again' }).click();
    expect(hide).toHaveBeenLastCalledWith(rude?.id, false);
  });
});

test('information shows its text and its picture, with what the picture shows in words', async () => {
  const session = sessionWith('information', {
    text: 'Two\nlines',
    image: { id: 'pic-1', alt: 'A map of the square' },
  });
  await draw(session, 'phone');
  expect(screen.getByText(/Two\s+lines/)).toBeTruthy();
  expect(screen.getByAltText<HTMLImageElement>('A map of the square').src).toMatch(
    /\/api\/v1\/images\/pic-1$/,
  );
});
