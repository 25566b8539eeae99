import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appTexts } from '../../client/texts/app.ts';
import { consoleTexts } from '../../client/texts/console.ts';
import { contributionTexts } from '../../client/rounds/contributions/contribution-texts.ts';
import { editorTexts } from '../../client/texts/editor.ts';
import { stagingTexts } from '../../client/texts/staging.ts';
import type { Agenda } from '../../sessions/agenda.ts';
import { ApiClient, PASSWORD, tokenIn, type Started } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { LiveClient } from '../support/live-client.ts';
import { plannedRound } from '../support/planned-round.ts';
import { SeededRandom } from '../support/random.ts';
import { ServerProcess } from '../support/server-process.ts';
import { expectAccessible, LAPTOP, PHONE, picture, seat, type Seat } from './stage.ts';

const app = appTexts.en;
const desk = consoleTexts.en;
const form = editorTexts.en;

const AGENDA: Agenda = [
  plannedRound('ideas', 'ideas', { maxLength: 140 }, { title: 'What should change?' }),
  plannedRound(
    'vote',
    'choice',
    {
      source: {
        from: 'typed',
        items: [
          { id: 'a', text: 'Monday' },
          { id: 'b', text: 'Friday' },
        ],
      },
      reveal: 'by-hand',
    },
    { title: 'When do we meet?', seconds: 60 },
  ),
];

describe('three desks on one session: two tabs of the owner, and a co-facilitator', () => {
  let server: ServerProcess;
  let browser: Browser;
  let owner: ApiClient;
  let started: Started;
  let sessionId: string;
  let first: Seat;
  let second: Page;
  let co: Seat;
  const people: LiveClient[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.start(), launchChromium()]);
    owner = new ApiClient(server.origin);
    await owner.setUp(await server.setupToken());
    ({ id: sessionId } = await owner.createSession('Three desks', AGENDA, {
      names: 'optional',
      teams: [],
      teamJoin: 'choose',
    }));
    started = await owner.start(sessionId);
    first = await seat(browser, LAPTOP);
    await first.page.goto(`${server.origin}/app/sessions/${sessionId}/console`);
    await first.page.getByLabel(app.email).fill('owner@example.org');
    await first.page.getByLabel(app.password).fill(PASSWORD);
    await first.page.getByRole('button', { name: app.signIn }).click();
    await first.page.locator('button.next').waitFor();
    second = await first.context.newPage();
    await second.goto(`${server.origin}/app/sessions/${sessionId}/console`);
    co = await seat(browser, PHONE, { dark: true });
    await co.page.goto(started.coFacilitatorUrl);
    const random = SeededRandom.forTest('three desks');
    for (const name of ['Ada', 'Ben']) {
      const { token } = await new ApiClient(server.origin).join(tokenIn(started.joinUrl), { name });
      people.push(new LiveClient({ origins: () => [server.origin], credentials: { token }, random }).start());
    }
  });

  afterAll(async () => {
    for (const person of people) person.stop();
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  const pages = (): Page[] => [first.page, second, co.page];
  const titles = (page: Page): Promise<string[]> => page.locator('ol.agenda .title').allTextContents();
  const pressed = (page: Page, name: string): Promise<string | null> =>
    page.getByRole('button', { name: new RegExp(`^${name}`) }).getAttribute('aria-pressed');

  it('what one does, all see: people arrive, a round opens by one key, a contribution is hidden and is back', async () => {
    for (const page of [first.page, second]) await page.getByText(desk.joined(2)).first().waitFor();
    await second.keyboard.press('n');
    for (const page of pages())
      await page.getByRole('heading', { name: 'What should change?', level: 2 }).waitFor();
    await people[0]!.ask({ type: 'add-contribution', roundId: 'ideas', text: 'More light' });
    for (const page of pages()) await page.getByText(desk.answered(1, 2)).first().waitFor();
    await co.page.getByRole('button', { name: /^Hide/ }).click();
    await first.page.locator('li.hidden').waitFor();
    await co.page.getByRole('button', { name: app.undo }).click();
    await first.page.locator('li.hidden').waitFor({ state: 'detached' });
    await expectAccessible(co.page, 'a co-facilitator’s desk on a phone');
    await picture(co.page, 'co-facilitator');
  });

  it('undo takes back what this desk did, and nothing another did', async () => {
    await first.page.keyboard.press('l');
    await expect.poll(() => pressed(second, desk.lock)).toBe('true');
    await second.keyboard.press('Control+z');
    await second.getByText(desk.undoNone).first().waitFor();
    expect(await pressed(first.page, desk.lock)).toBe('true');
    await first.page.keyboard.press('Control+z');
    await expect.poll(() => pressed(second, desk.lock)).toBe('false');
  });

  it('a planned round is edited, doubled, moved and deleted on the fly, and undo brings it back', async () => {
    const { page } = first;
    await page.locator('ol.agenda .row').nth(1).click();
    await page.getByLabel(form.roundTitle).fill('When do we meet again?');
    await expect.poll(() => titles(second)).toEqual(['What should change?', 'When do we meet again?']);
    await page.locator('ol.agenda .row').nth(1).focus();
    await page.keyboard.press('d');
    await expect.poll(async () => (await titles(second)).length).toBe(3);
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Delete');
    await expect.poll(async () => (await titles(second)).length).toBe(2);
    await page.keyboard.press('u');
    await expect.poll(async () => (await titles(second)).length).toBe(3);
  });

  it('a vote’s results stay covered, for the facilitator too, until somebody chooses to look', async () => {
    const { page } = first;
    await page.keyboard.press('Escape');
    const next = page.locator('button.next');
    await page.keyboard.press('n');
    await next.filter({ hasText: /Open/ }).waitFor();
    await page.keyboard.press('n');
    const id = await openRoundOf(people[0]!);
    await people[0]!.ask({ type: 'cast-ballot', roundId: id, ballot: { picks: ['a'], abstain: false } });
    for (const each of pages()) await each.getByRole('heading', { name: desk.covered }).waitFor();
    expect(await page.locator('.result').count()).toBe(0);
    await page.keyboard.press('m');
    for (const each of pages()) await each.getByText('Monday').first().waitFor();
    expect(people[0]!.part(`result/${id}`)).toBeUndefined();
  });

  async function openRoundOf(person: LiveClient): Promise<string> {
    await expect
      .poll(() => {
        const current = person.part<{ current: string | null }>('session')?.current ?? '';
        return person.part<{ kind: string }>(`round/${current}`)?.kind;
      })
      .toBe('choice');
    return person.part<{ current: string }>('session')!.current;
  }

  it('a person is removed after one question; the co-facilitator’s stop closes every desk', async () => {
    await second.getByRole('button', { name: /^Ben/ }).click();
    await second.getByRole('button', { name: desk.removePerson }).click();
    await second.getByRole('button', { name: desk.removeAction }).click();
    await expect.poll(() => people[1]!.overReason).toBe('removed');
    await co.page.keyboard.press('Shift+S');
    await co.page.getByRole('button', { name: desk.stopAction }).click();
    await co.page.getByRole('heading', { name: desk.overTitles.stopped }).waitFor();
    for (const page of [first.page, second]) await page.waitForURL(`**/app/sessions/${sessionId}/report`);
    await co.page.reload();
    await co.page
      .getByRole('heading', { name: new RegExp(`${desk.overTitle}|${desk.overTitles.stopped}`) })
      .waitFor();
    expect([...first.faults, ...co.faults]).toEqual([]);
  });

  it('[SEE-11] a helper moderates at a desk of its own, which is told of what people write and of nothing else', async () => {
    const written = { authorship: 'named', moderated: true } as const;
    const { id } = await owner.createSession(
      'With a moderator',
      [
        plannedRound('open', 'ideas', written, { title: 'What should change?' }),
        plannedRound('asked', 'q-and-a', {}, { title: 'What do you want to know?' }),
        plannedRound('cloud', 'word-cloud', {}, { title: 'One word for today' }),
        plannedRound('groups', 'clustering', { source: 'open' }, { title: 'What belongs together?' }),
      ],
      { names: 'optional', teams: [], teamJoin: 'choose' },
    );
    const doors = await owner.ask<Started & { moderatorUrl: string }>('POST', `/sessions/${id}/start`);
    const random = SeededRandom.forTest('a moderator');
    const live = (token: string) =>
      new LiveClient({ origins: () => [server.origin], credentials: { token }, random }).start();
    const lead = live(tokenIn(doors.coFacilitatorUrl));
    const cy = live((await new ApiClient(server.origin).join(doors.code, { name: 'Cy' })).token);
    const helper = await seat(browser, LAPTOP);
    const heard: string[] = [];
    helper.page.on('websocket', (line) =>
      line.on('framereceived', ({ payload }) => heard.push(String(payload))),
    );
    const { page } = helper;
    const staging = stagingTexts.en;
    await page.goto(doors.moderatorUrl);
    await page.getByText(staging.moderatorNone).waitFor();

    await lead.ask({ type: 'open-round', roundId: 'open' });
    await cy.ask({ type: 'add-contribution', roundId: 'open', text: 'More light in the hall' });
    await cy.ask({ type: 'add-contribution', roundId: 'open', text: 'A bench by the water' });
    await page.getByText('More light in the hall').waitFor();
    await page.getByText(staging.held(2)).first().waitFor();
    await page.getByText(desk.answered(1, 1)).waitFor();
    for (const [size, viewport] of [
      ['390', PHONE],
      ['1280', LAPTOP],
    ] as const)
      for (const scheme of ['light', 'dark'] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: scheme });
        await expectAccessible(page, `a moderator’s desk, ${size}, ${scheme}`);
        await picture(page, `moderator-${size}-${scheme}`);
      }
    await page
      .getByRole('button', { name: contributionTexts.en.approveThis('More light in the hall') })
      .click();
    await expect.poll(() => cy.seen()).toContain('More light in the hall');

    for (const [roundId, text] of [
      ['asked', 'Who decides?'],
      ['cloud', 'Courage'],
    ] as const) {
      await lead.ask({ type: 'open-round', roundId });
      await cy.ask({ type: 'add-contribution', roundId, text });
      await page
        .getByRole('button', { name: new RegExp(text.replace('?', '.'), 'i') })
        .first()
        .waitFor();
      await expectAccessible(page, `moderating ${roundId}`);
      await picture(page, `moderator-${roundId}`);
    }
    await lead.ask({ type: 'open-round', roundId: 'groups' });
    await page.getByRole('heading', { name: 'What belongs together?' }).waitFor();
    await page.getByText('More light in the hall').first().waitFor();
    await expectAccessible(page, 'moderating groups');
    await picture(page, 'moderator-groups');
    expect(heard.join('')).toContain('More light in the hall');
    for (const secret of [doors.code.replaceAll('-', ''), tokenIn(doors.joinUrl), '"person/', '"agenda"'])
      expect(heard.join(''), secret).not.toContain(secret);
    expect(helper.faults).toEqual([]);
    lead.stop();
    cy.stop();
    await helper.context.close();
  });
});
