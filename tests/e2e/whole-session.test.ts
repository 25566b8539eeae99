import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appTexts } from '../../client/texts/app.ts';
import { consoleTexts } from '../../client/texts/console.ts';
import { participantTexts } from '../../client/texts/participant.ts';
import { answerTexts } from '../../client/rounds/answer-texts.ts';
import { writingTexts } from '../../client/rounds/contributions/writing-texts.ts';
import { ideasBallotTexts } from '../../client/rounds/ideas/ballot-texts.ts';
import { launchChromium } from '../support/chromium.ts';
import { ServerProcess } from '../support/server-process.ts';
import {
  expectAccessible,
  LAPTOP,
  NO_TRACES,
  PHONE,
  picture,
  PROJECTOR,
  seat,
  traces,
  type Seat,
} from './stage.ts';

const app = appTexts.en;
const desk = consoleTexts.en;
const phone = participantTexts.en;
const answer = answerTexts.en;
const ideas = ideasBallotTexts.en;
const writing = writingTexts.en;

/** What each of the three contributes; the last one from offline. */
const IDEAS = ['Plant trees along the square', 'A library of tools', 'Open the school yard in the weekend'];

describe('a whole session in real browsers', () => {
  let server: ServerProcess;
  let browser: Browser;
  let owner: Seat;
  let wall: Seat;
  const people: Seat[] = [];
  let code = '';

  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.start(), launchChromium()]);
  });

  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  const next = (page: Page) => page.locator('button.next');
  /** The console's one key: does the next step and waits until the desk offers the one after it. */
  async function step(words: string | RegExp): Promise<void> {
    await next(owner.page).filter({ hasText: words }).waitFor();
    await owner.page.keyboard.press('Space');
    await next(owner.page).filter({ hasText: words }).waitFor({ state: 'detached' });
  }

  it('a newcomer creates the first account from the printed link', async () => {
    owner = await seat(browser, LAPTOP);
    const { page } = owner;
    await page.goto(`${server.origin}/app/setup#${await server.setupToken()}`);
    await page.getByLabel(app.email).fill('owner@example.org');
    await page.getByLabel(app.password, { exact: true }).fill('Wonderful-Day-7');
    await expectAccessible(page, 'setup');
    await page.getByRole('button', { name: app.create }).click();
    await page.getByRole('heading', { name: app.sessionsTitle }).waitFor();
    await expectAccessible(page, 'no sessions yet');
    await picture(page, 'sessions-empty');
  });

  it('prepares an agenda: ideas, a choice out of them, a rating', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: app.newSession }).first().click();
    await page.getByLabel(app.sessionTitle).fill('A square for everybody');
    await page.getByRole('button', { name: app.createSession }).click();
    const add = async (kind: string, title: string) => {
      await page.getByRole('button', { name: 'Add round' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: new RegExp(`^${kind}`) })
        .click();
      await page.getByLabel('Title of the round').fill(title);
    };
    await add('Ideas', 'What should change?');
    await add('Choice', 'Where do we start?');
    await page.getByRole('radio', { name: 'Contributions of a round' }).check();
    await page.getByRole('radio', { name: /^Several/ }).check();
    await add('Rating', 'How good was this meeting?');
    await page.getByRole('textbox', { name: 'Item 1' }).fill('This meeting');
    await add('Information', 'Welcome');
    // The welcome comes first: three places up, by keyboard.
    const welcome = page.getByRole('button', { name: /^Welcome/ });
    await welcome.focus();
    for (let at = 0; at < 3; at++) await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => page.getByRole('listitem').first().innerText()).toContain('Welcome');
    await page.getByText('Saved').waitFor();
    await expectAccessible(page, 'editor');
    await picture(page, 'editor');
  });

  it('starts it and opens the wall by its link, without signing in', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: 'Start session' }).click();
    await next(page).waitFor();
    code = await page.evaluate(async () => {
      const id = location.pathname.split('/')[3];
      const session = (await (await fetch(`/api/v1/sessions/${id}`)).json()) as {
        code: string;
        wallUrl: string;
      };
      return `${session.code} ${session.wallUrl}`;
    });
    const [typed = '', wallUrl = ''] = code.split(' ');
    code = typed.replaceAll('-', '');
    wall = await seat(browser, PROJECTOR);
    await wall.page.goto(wallUrl);
    await expect
      .poll(async () => (await wall.page.innerText('body')).replace(/[^0-9A-Z]/g, ''))
      .toContain(code);
    await expectAccessible(wall.page, 'wall, lobby');
    await expectAccessible(page, 'console, how people join');
    await picture(wall.page, 'wall-lobby');
    await picture(page, 'console-door');
    await page.keyboard.press('Escape');
    await expectAccessible(page, 'console, lobby');
    await picture(page, 'console-lobby');
  });

  it('three people join on their phones, a typo is caught at once', async () => {
    for (let at = 0; at < 3; at++) {
      const person = await seat(browser, PHONE, { dark: at === 1 });
      people.push(person);
      await person.page.goto(server.origin);
    }
    const [first] = people;
    const { page } = first!;
    await page.getByLabel(phone.codeLabel).fill(code.slice(0, 8) + (code[8] === 'Z' ? 'Y' : 'Z'));
    await page.getByText(phone.codeTypo).waitFor();
    await expectAccessible(page, 'join page with a typo');
    await picture(page, 'phone-typo');
    for (const [at, { page }] of people.entries()) {
      const spellings = [code, code.toLowerCase(), code.replaceAll('0', 'o').replaceAll('1', 'l')];
      await page.getByLabel(phone.codeLabel).fill(spellings[at]!);
      await page.getByRole('button', { name: phone.next }).click();
      await page.getByText(phone.privacyKeep).waitFor();
      if (at === 0) await picture(page, 'phone-privacy');
      await page.getByRole('button', { name: phone.join, exact: true }).click();
      await page.getByText(phone.lobbyTitle).waitFor();
    }
    await expectAccessible(page, 'phone, lobby');
    await picture(page, 'phone-lobby');
    await owner.page.getByText(desk.joined(3)).first().waitFor();
  });

  it('[PL-3] ideas are contributed, one from offline, and reach the wall', async () => {
    await step(/Welcome/);
    await people[0]!.page.getByRole('heading', { name: 'Welcome' }).waitFor();
    await step(/What should change/);
    const [ada, ben, cleo] = people.map(({ page }) => page) as [Page, Page, Page];
    const write = async (page: Page, text: string) => {
      await page.getByLabel(ideas.label).fill(text);
      await page.getByRole('button', { name: ideas.send }).click();
    };
    await write(ada, IDEAS[0]!);
    await write(ben, IDEAS[1]!);
    await ada.getByText(writing.states.counted).first().waitFor();
    await people[2]!.context.setOffline(true);
    await write(cleo, IDEAS[2]!);
    await cleo.getByText(/No connection/).waitFor();
    await picture(cleo, 'phone-offline');
    await people[2]!.context.setOffline(false);
    await cleo.getByText(writing.states.counted).first().waitFor({ timeout: 20_000 });
    for (const idea of IDEAS) await wall.page.getByText(idea).first().waitFor();
    await expectAccessible(ada, 'phone, ideas');
    await expectAccessible(wall.page, 'wall, ideas');
    await picture(ada, 'phone-ideas');
    await picture(wall.page, 'wall-ideas');
    await picture(owner.page, 'console-ideas');
    expect(await wall.page.getByText(IDEAS[2]!).count()).toBe(1);
  });

  it('[LAW-1][LAW-2] votes survive a reload and the death of the server', async () => {
    await step(desk.next.close);
    await step(/Where do we start/);
    const [ada, ben, cleo] = people.map(({ page }) => page) as [Page, Page, Page];
    const vote = async (page: Page, ...picks: string[]) => {
      for (const pick of picks) await page.getByRole('checkbox', { name: pick }).check();
      await page.getByRole('button', { name: answer.send }).click();
      await page.getByText(answer.counted).waitFor({ timeout: 20_000 });
    };
    await vote(ada, IDEAS[0]!, IDEAS[1]!);
    await expectAccessible(ada, 'phone, choice');
    await picture(ada, 'phone-choice');
    await owner.page.getByText(desk.answered(1, 3)).first().waitFor();

    await ben.getByRole('checkbox', { name: IDEAS[0]! }).check();
    await ben.reload();
    await expect.poll(() => ben.getByRole('checkbox', { name: IDEAS[0]! }).isChecked()).toBe(true);
    await picture(ben, 'phone-choice-dark');
    await ben.getByRole('button', { name: answer.send }).click();
    await ben.getByText(answer.counted).waitFor();

    await server.kill();
    await cleo.getByRole('checkbox', { name: IDEAS[0]! }).check();
    await cleo.getByRole('button', { name: answer.send }).click();
    await cleo.getByText(/No connection/).waitFor();
    await server.restart();
    await cleo.getByText(answer.counted).waitFor({ timeout: 20_000 });
    await owner.page.getByText(desk.answered(3, 3)).first().waitFor({ timeout: 20_000 });
    await ada.getByText(answer.counted).waitFor();
  });

  it('results are covered until the facilitator looks, and shown when the group may see them', async () => {
    const result = wall.page.getByText(/of 3 respondents/);
    await picture(wall.page, 'wall-vote-covered');
    await step(desk.next.close);
    expect(await result.count()).toBe(0);
    await step(desk.next.look);
    await picture(owner.page, 'console-results');
    await expectAccessible(owner.page, 'console, results');
    await step(desk.next.show);
    await result.first().waitFor();
    await people[0]!.page.getByRole('heading', { name: phone.resultTitle }).waitFor();
    await expectAccessible(wall.page, 'wall, results');
    await expectAccessible(people[0]!.page, 'phone, results');
    await picture(wall.page, 'wall-choice');
    await picture(people[0]!.page, 'phone-results');
  });

  it('a rating is given and shown with its consensus', async () => {
    await step(/How good was this meeting/);
    for (const [at, { page }] of people.entries()) {
      await page
        .locator('label', { hasText: String(3 + at) })
        .first()
        .click();
      await page.getByRole('button', { name: answer.send }).click();
      await page.getByText(answer.counted).waitFor();
    }
    await picture(people[0]!.page, 'phone-rating');
    await expectAccessible(people[0]!.page, 'phone, rating');
    await step(desk.next.close);
    await step(desk.next.look);
    await step(desk.next.show);
    await wall.page
      .getByText(/consensus/i)
      .first()
      .waitFor();
    await picture(wall.page, 'wall-rating');
    await expectAccessible(wall.page, 'wall, rating');
  });

  it('[PR-10][PR-11] stop logs everybody out and leaves nothing in their browsers', async () => {
    const { page } = owner;
    await next(page).click();
    await page.getByRole('dialog').getByRole('button', { name: desk.stopAction }).click();
    for (const person of people) {
      await person.page.getByText(phone.endedTitle).waitFor();
      expect(await traces(person)).toEqual(NO_TRACES);
    }
    await picture(people[0]!.page, 'phone-ended');
    await picture(wall.page, 'wall-ended');
    await expectAccessible(people[0]!.page, 'phone, ended');
    await expectAccessible(wall.page, 'wall, ended');
    // The code is dead, on a fresh page too.
    await people[1]!.page.goto(server.origin);
    await people[1]!.page.getByLabel(phone.codeLabel).fill(code);
    await people[1]!.page.getByRole('button', { name: phone.next }).click();
    await people[1]!.page.getByText(/No session is open under this code/).waitFor();
  });

  it('[PR-12] the owner reads the results, before and after a restart the same', async () => {
    const { page } = owner;
    await page.getByRole('heading', { name: 'Where do we start?' }).waitFor();
    await expectAccessible(page, 'report');
    await picture(page, 'report');
    const read = () =>
      page.evaluate(async () => {
        const id = location.pathname.split('/')[3];
        const get = async (format: string) =>
          (await fetch(`/api/v1/sessions/${id}/export?format=${format}`)).text();
        return [await get('json'), await get('csv')];
      });
    const before = await read();
    for (const idea of IDEAS) expect(before.join('')).toContain(idea);
    await server.stop();
    await server.restart();
    expect(await read()).toEqual(before);
  });

  it('[PL-20] no page threw, broke its content policy, or left the origin', () => {
    for (const { faults } of [owner, wall, ...people]) expect(faults).toEqual([]);
  });
});
