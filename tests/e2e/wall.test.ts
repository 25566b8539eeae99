import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Agenda } from '../../sessions/agenda.ts';
import { ApiClient, tokenIn } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { LiveClient } from '../support/live-client.ts';
import { plannedRound } from '../support/planned-round.ts';
import { SeededRandom } from '../support/random.ts';
import { ServerProcess } from '../support/server-process.ts';
import { expectAccessible, picture, PROJECTOR, seat } from './stage.ts';

/** A session on the real server, with its facilitator and people connected. */
interface Evening {
  desk: LiveClient;
  people: LiveClient[];
  wallPath: string;
  stop(): Promise<void>;
}

const IDEAS = [
  'More time for questions',
  'A quieter room to work in',
  'Shorter meetings with one clear question each',
  'Let the new colleagues choose the first topic, every first Monday of the month',
  'Show the numbers to everyone, also when they disappoint',
];
const OPTIONS = ['A new library', 'Renovate the pool', 'Trees along the canal', 'A night bus at weekends'];

function typed(texts: readonly string[]) {
  return { from: 'typed' as const, items: texts.map((text, at) => ({ id: `o${at}`, text })) };
}

function ideasRound(id: string, title: string, prompt: string): Agenda[number] {
  return plannedRound(id, 'ideas', { prompt, authorship: 'named' }, { title, seconds: 600 });
}

function choiceRound(id: string, title: string, prompt: string, options: readonly string[]): Agenda[number] {
  const config = { prompt, source: typed(options), abstain: true, reveal: 'live' as const };
  return plannedRound(id, 'choice', config, { title });
}

function ratingRound(
  id: string,
  title: string,
  items: readonly string[],
  ends: [string, string],
): Agenda[number] {
  const scale = { min: 1, max: 5, minLabel: ends[0], maxLabel: ends[1], labels: [] };
  return plannedRound(
    id,
    'rating',
    { source: typed(items), scale, noOpinion: true, reveal: 'live' },
    { title },
  );
}

describe('the wall on a projector', () => {
  let server: ServerProcess;
  let browser: Browser;
  let owner: ApiClient;
  const evenings: Evening[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.start(), launchChromium()]);
    owner = new ApiClient(server.origin);
    await owner.setUp(await server.setupToken());
  });

  afterAll(async () => {
    for (const evening of evenings) await evening.stop();
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  function connect(credentials: { token: string } | { sessionId: string; cookie: string }): LiveClient {
    const random = new SeededRandom(7);
    return new LiveClient({ origins: () => [server.origin], credentials, random: random.fork() }).start();
  }

  async function evening(title: string, agenda: Agenda, names: readonly string[], teams: readonly string[]) {
    const settings = {
      names: 'optional' as const,
      teams: teams.map((name, at) => ({ id: `t${at}`, name })),
      teamJoin: 'choose' as const,
    };
    const { id } = await owner.createSession(title, [], settings);
    const { version } = await owner.ask<{ version: number }>('GET', `/sessions/${id}`);
    await owner.ask('PATCH', `/sessions/${id}`, { version, agenda });
    const { code, wallUrl } = await owner.start(id);
    const desk = connect({ sessionId: id, cookie: owner.cookie });
    const people: LiveClient[] = [];
    for (const [at, name] of names.entries()) {
      const team = teams.length > 0 ? { team: `t${at % teams.length}` } : {};
      people.push(connect({ token: (await owner.join(code, { name, ...team })).token }));
    }
    const stop = async (): Promise<void> => {
      for (const client of [desk, ...people]) client.stop();
      await owner.stop(id);
    };
    const made = { desk, people, wallPath: `/wall#${tokenIn(wallUrl)}`, stop };
    evenings.push(made);
    return made;
  }

  test('everything is readable from the back of the room, on one screen, in light and dark', async () => {
    const agenda: Agenda = [
      plannedRound(
        'info',
        'information',
        { text: 'One voice each.\n\n'.repeat(40) },
        { title: 'How this works' },
      ),
      ideasRound('ideas', 'Ideas', 'What would make working here a little better next month?'),
      choiceRound(
        'choice',
        'First vote',
        'What should the city spend its extra money on this year?',
        OPTIONS,
      ),
      choiceRound(
        'many',
        'Second vote',
        '',
        Array.from({ length: 30 }, (_, at) => `${OPTIONS[at % 4]}, plan ${at}`),
      ),
      ratingRound('one', 'How useful was it?', ['Today as a whole'], ['not at all', 'very']),
      ratingRound('three', 'How useful was each?', OPTIONS, ['', '']),
    ];
    const { desk, people, wallPath } = await evening(
      'City budget evening',
      agenda,
      Array.from({ length: 12 }, (_, at) => `Person ${at}`),
      ['North', 'South'],
    );
    for (const [at, { width, height }] of [PROJECTOR, { width: 1280, height: 720 }].entries()) {
      const { page, context, faults } = await seat(browser, { width, height }, { dark: at === 1 });
      await page.goto(server.origin + wallPath);
      const look = async (what: string, words: string | RegExp): Promise<void> => {
        await page.getByText(words).first().waitFor();
        await page.evaluate(() => document.fonts.ready);
        await picture(page, `wall-${width}-${what}`);
        expect(await page.evaluate(unreadable), `${what} at ${width}`).toEqual([]);
        await expectAccessible(page, `${what} at ${width}`);
      };
      if (at === 0) {
        await look('lobby', 'Person 11');
        await desk.ask({ type: 'open-round', roundId: 'info' });
        await look('information', 'How this works');
        await desk.ask({ type: 'open-round', roundId: 'ideas' });
        await Promise.all(
          people.map((person, n) =>
            person.ask({ type: 'add-contribution', roundId: 'ideas', text: IDEAS[n % 5] ?? '' }),
          ),
        );
        await look('ideas', '12 of 12 answered');
        await desk.ask({ type: 'open-round', roundId: 'choice' });
        await Promise.all(
          people.map((person, n) =>
            person.ask({
              type: 'cast-ballot',
              roundId: 'choice',
              ballot: { picks: [`o${n % 3}`], abstain: false },
            }),
          ),
        );
        await desk.ask({ type: 'open-round', roundId: 'many' });
        await Promise.all(
          people.map((person, n) =>
            person.ask({
              type: 'cast-ballot',
              roundId: 'many',
              ballot: { picks: [`o${n * 2}`], abstain: false },
            }),
          ),
        );
        for (const roundId of ['one', 'three']) {
          await desk.ask({ type: 'open-round', roundId });
          const items = roundId === 'one' ? 1 : OPTIONS.length;
          const scores = (n: number) =>
            Array.from({ length: items }, (_, item) => ({ item: `o${item}`, score: 1 + ((n + item) % 5) }));
          await Promise.all(
            people.map((person, n) =>
              person.ask({ type: 'cast-ballot', roundId, ballot: { scores: scores(n) } }),
            ),
          );
        }
        await look('rating-many', '12 ratings each');
      }
      await desk.ask({ type: 'show-round', roundId: 'choice' });
      await look('choice', '% of 12 votes cast');
      await page.keyboard.press('c');
      await look('code', 'or scan');
      await page.keyboard.press('c');
      await desk.ask({ type: 'show-round', roundId: 'many' });
      await look('choice-many', 'most votes first');
      await desk.ask({ type: 'show-round', roundId: 'one' });
      await look('rating-one', '12 ratings');
      await desk.ask({ type: 'show-round', roundId: 'ideas' });
      await look('ideas-closed', 'Closed');
      await desk.ask({ type: 'pause-session', paused: true });
      await look('paused', 'A short pause');
      await desk.ask({ type: 'pause-session', paused: false });
      expect(faults).toEqual([]);
      await context.close();
    }
  });

  test('300 hostile texts in every field the wall shows are text: nothing runs, no policy report', async () => {
    const texts = hostileTexts(300);
    const short = (at: number) => (texts[at] ?? '').slice(0, 40);
    const agenda: Agenda = [
      plannedRound(
        'info',
        'information',
        {
          text: texts.slice(0, 40).join('\n').slice(0, 2_000),
          image: { id: 'none', alt: texts[1] ?? '' },
        },
        { title: texts[0] ?? '' },
      ),
      ideasRound('ideas', texts[2] ?? '', texts[3] ?? ''),
      ...Array.from({ length: 5 }, (_, at) =>
        choiceRound(`c${at}`, texts[at + 4] ?? '', texts[at + 9] ?? '', texts.slice(at * 50, at * 50 + 50)),
      ),
      ...Array.from({ length: 20 }, (_, at) =>
        ratingRound(`r${at}`, texts[at] ?? '', texts.slice(at * 4, at * 4 + 3), [
          short(at * 2),
          short(at * 2 + 1),
        ]),
      ),
    ];
    const { desk, people, wallPath } = await evening(
      texts[1] ?? '',
      agenda,
      Array.from({ length: 40 }, (_, at) => short(at)),
      [short(0), short(1), short(2)],
    );
    const personAt = (at: number): LiveClient => {
      const person = people[at % people.length];
      if (!person) throw new Error('nobody is here');
      return person;
    };
    const { page, context, faults } = await seat(browser, PROJECTOR);
    const fired: unknown[] = [];
    await page.exposeFunction('fired', (which: unknown) => fired.push(which));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        (globalThis as unknown as { fired(what: string): void }).fired(`policy: ${event.violatedDirective}`);
      });
    });
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).host !== new URL(server.origin).host) elsewhere.push(request.url());
    });
    await page.goto(server.origin + wallPath);
    await page.getByText('40 people are here').waitFor();
    const shown = async (): Promise<string> => page.evaluate(() => document.body.textContent);
    expect(await shown()).toContain(short(39));

    await desk.ask({ type: 'open-round', roundId: 'info' });
    await page.getByRole('heading', { name: texts[0] ?? '' }).waitFor();

    await desk.ask({ type: 'open-round', roundId: 'ideas' });
    await Promise.all(
      texts.map((text, at) => personAt(at).ask({ type: 'add-contribution', roundId: 'ideas', text })),
    );
    await page.getByText('300 contributions').waitFor();
    const seen = new Set<string>();
    for (let turns = 0; turns < 80 && seen.size < 300; turns++) {
      const words = await shown();
      for (const text of texts) if (words.includes(text)) seen.add(text);
      await page.keyboard.press('ArrowRight');
    }
    expect(seen.size).toBe(300);

    for (const { id, kind, title } of agenda.slice(2)) {
      await desk.ask({ type: 'open-round', roundId: id });
      await page.getByText(title, { exact: true }).first().waitFor();
      const ballot =
        kind === 'choice' ? { picks: ['o0'], abstain: false } : { scores: [{ item: 'o0', score: 3 }] };
      await personAt(0).ask({ type: 'cast-ballot', roundId: id, ballot });
      await page.getByText('1 of 40 answered').waitFor();
    }
    await page.keyboard.press('c');

    expect(fired).toEqual([]);
    expect(faults).toEqual([]);
    expect(elsewhere).toEqual([]);
    expect(
      await page.evaluate(
        () =>
          document.querySelectorAll('body :is(script, iframe, object, embed, style, link, form, [onerror])')
            .length,
      ),
    ).toBe(0);
    await context.close();
  });

  test('[PR-11] after a stop the wall thanks the group and keeps nothing, and its link opens nothing any more', async () => {
    const { wallPath, stop } = await evening('Short', [choiceRound('c', 'Vote', '', OPTIONS)], [], []);
    evenings.pop();
    const { page, context } = await seat(browser, PROJECTOR);
    await page.goto(server.origin + wallPath);
    await page.getByText('and enter the code').waitFor();
    await stop();
    await page.getByText('Thank you').waitFor();
    await expectGone(page);
    await page.goto('about:blank');
    await page.goto(server.origin + wallPath);
    await page.getByText('This session is over.').waitFor();
    await expectGone(page);
    await context.close();
  });
});

/** Nothing of the session: no word, no secret in the address, nothing stored. */
async function expectGone(page: Page): Promise<void> {
  expect(new URL(page.url()).hash).toBe('');
  expect(await page.title()).toBe('Wall');
  expect(await page.evaluate(() => document.body.textContent)).not.toContain('Short');
  expect(
    await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length),
  ).toBe(0);
}

/** What cannot be read from the back of the room: too small, off the screen, or behind a scroll bar. Runs in the page. */
function unreadable(): string[] {
  const found: string[] = [];
  const { scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push('the page scrolls');
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!own || element.closest('.visually-hidden, [inert], title') || !element.checkVisibility()) continue;
    const { fontSize } = getComputedStyle(element);
    const { left, right, top, bottom, width } = element.getBoundingClientRect();
    const what = `“${element.textContent.trim().slice(0, 30)}”`;
    if (Number.parseFloat(fontSize) < innerWidth * 0.022 - 0.1) found.push(`${what} is ${fontSize}`);
    const clipped = element.closest('.window') !== null;
    if (
      width > 0 &&
      !clipped &&
      (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1)
    )
      found.push(`${what} is off the screen`);
  }
  return found;
}
