import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleTexts } from '../../client/texts/console.ts';
import { editorTexts } from '../../client/texts/editor.ts';
import { rehearsalTexts } from '../../client/texts/rehearsal.ts';
import { ApiClient, tokenIn } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { plannedRound, typedItems } from '../support/planned-round.ts';
import { ServerProcess } from '../support/server-process.ts';
import { expectAccessible, LAPTOP, PHONE, picture, PROJECTOR, seat, type Seat } from './stage.ts';

const texts = rehearsalTexts.en;

const AGENDA = [
  plannedRound('vote', 'choice', { source: typedItems('a', 'b', 'c') }, { title: 'Which first?' }),
  plannedRound('ideas', 'ideas', {}, { title: 'What should change?' }),
];

describe('a rehearsal in real browsers', () => {
  let server: ServerProcess;
  let browser: Browser;
  let owner: ApiClient;
  let desk: Seat;
  let sessionId: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.start(), launchChromium()]);
    owner = new ApiClient(server.origin);
    await owner.setUp(await server.setupToken());
    ({ id: sessionId } = await owner.createSession('A plan for the square', AGENDA));
    desk = await seat(browser, LAPTOP);
    const [name = '', value = ''] = owner.cookie.split('=');
    await desk.context.addCookies([{ name, value, url: server.origin, httpOnly: true, sameSite: 'Lax' }]);
  });

  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  it('starts from the editor, with so many participants and such a group', async () => {
    const { page } = desk;
    await page.goto(`${server.origin}/app/sessions/${sessionId}`);
    await page.getByRole('button', { name: texts.rehearse }).click();
    await page.getByLabel(texts.participants).fill('9');
    await page.getByText(texts.lively, { exact: true }).click();
    await expectAccessible(page, 'rehearse');
    await picture(page, 'rehearse');
    await page.getByRole('button', { name: texts.begin }).click();
    await page.getByText(texts.band).first().waitFor();
    await expectAccessible(page, 'console of a rehearsal');
  });

  it('fills the session, answers what is opened, and says on console, wall and phone that it is a trial', async () => {
    const { page } = desk;
    const { wallUrl, joinUrl } = await owner.ask<{ wallUrl: string; joinUrl: string }>(
      'GET',
      `/sessions/${sessionId}`,
    );
    const wall = await seat(browser, PROJECTOR);
    await wall.page.goto(`${server.origin}/wall#${tokenIn(wallUrl)}`);
    await wall.page.getByText(texts.band).waitFor();
    await picture(wall.page, 'rehearsal-lobby');
    const phone = await seat(browser, PHONE);
    await phone.page.goto(`${server.origin}/j#${tokenIn(joinUrl)}`);
    await phone.page.getByRole('button', { name: /join/i }).first().click();
    await phone.page.getByText(texts.band).waitFor();
    await expectAccessible(phone.page, 'phone in a rehearsal');
    await picture(phone.page, 'rehearsal-phone');
    await page.locator('button.next').click();
    await expect.poll(() => page.title(), { timeout: 30_000, interval: 250 }).toMatch(/^[4-9]\/10/);
    await picture(wall.page, 'rehearsal-wall');
    await picture(page, 'rehearsal-console');
    expect([...wall.faults, ...desk.faults, ...phone.faults]).toEqual([]);
    await Promise.all([wall.context.close(), phone.context.close()]);
  });

  it('ends as the draft it was', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: consoleTexts.en.stop }).first().click();
    await page.getByText(texts.stopText).waitFor();
    await page.getByRole('button', { name: texts.stopAction }).click();
    await page.getByRole('button', { name: texts.rehearse }).waitFor({ timeout: 10_000 });
    expect(new URL(page.url()).pathname).toBe(`/app/sessions/${sessionId}`);
    expect(await owner.ask('GET', `/sessions/${sessionId}`)).toMatchObject({ status: 'draft', version: 2 });
  });

  it('a session starts without any round, asked once, and the big key adds the first', async () => {
    const { page } = desk;
    const { id } = await owner.createSession('Open space', []);
    await page.goto(`${server.origin}/app/sessions/${id}`);
    await page.getByRole('button', { name: editorTexts.en.start }).click();
    const question = page.getByRole('dialog').filter({ hasText: editorTexts.en.startEmptyText });
    await question.waitFor();
    await expectAccessible(page, 'starting without a round');
    await picture(page, 'start-empty-asks');
    await question.getByRole('button', { name: editorTexts.en.start }).click();
    await page.waitForURL('**/console');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    const next = page.locator('button.next');
    await next.filter({ hasText: consoleTexts.en.next.add }).waitFor();
    await expectAccessible(page, 'a desk without rounds');
    await picture(page, 'start-empty-desk');
    await next.click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Information/ })
      .click();
    await next.filter({ hasText: consoleTexts.en.next.open('') }).click();
    await next.filter({ hasText: consoleTexts.en.next.finish }).waitFor();
  });
});
