import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountTexts } from '../../client/texts/account.ts';
import { appTexts } from '../../client/texts/app.ts';
import { commonTexts } from '../../client/texts/common.ts';
import { organisationTexts } from '../../client/texts/organisation.ts';
import { permissionTexts } from '../../client/texts/permissions.ts';
import { staffTexts } from '../../client/texts/staff.ts';
import { templateTexts } from '../../client/texts/templates.ts';
import { ApiClient, PASSWORD } from '../support/api-client.ts';
import { builtProduct } from '../support/build.ts';
import { launchChromium } from '../support/chromium.ts';
import { Outbox } from '../support/outbox.ts';
import { plannedRound } from '../support/planned-round.ts';
import { ServerProcess } from '../support/server-process.ts';
import { expectAccessible, LAPTOP, PHONE, picture, seat } from './stage.ts';

const nl = organisationTexts.nl;
const en = organisationTexts.en;
const MANAGER = 'owner@example.org';
const READER = 'lezer@example.org';

/** Each page in either language on either screen, by day and by night: every pair of these once. */
const LOOKS = [
  { language: 'nl', size: '390', viewport: PHONE, scheme: 'light' },
  { language: 'nl', size: '1280', viewport: LAPTOP, scheme: 'dark' },
  { language: 'en', size: '390', viewport: PHONE, scheme: 'dark' },
  { language: 'en', size: '1280', viewport: LAPTOP, scheme: 'light' },
] as const;

describe('an organisation and its people, in real browsers', () => {
  let server: ServerProcess;
  let browser: Browser;
  let outbox: Outbox;
  let api: ApiClient;
  let page: Page;
  let sessionId = '';

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      ServerProcess.start({ env: { STAFF_ADDRESSES: '127.0.0.1', TWO_STEP: 'required' } }),
      launchChromium(),
    ]);
    outbox = new Outbox(server.dataDir);
    api = new ApiClient(server.origin);
    await api.setUp(await server.setupToken(), MANAGER);
    const agenda = [plannedRound('info', 'information', { text: 'Hello' }, { title: 'Hello' })];
    ({ id: sessionId } = await api.createSession('Budget day', agenda));
    await api.start(sessionId);
    await api.stop(sessionId);
    page = await pageOf(api);
  });

  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  /** A browser in which this client's sign-in is in force. */
  async function pageOf({ cookie }: ApiClient): Promise<Page> {
    const made = await seat(browser, LAPTOP);
    const [name = '', value = ''] = cookie.split('=', 2);
    await made.context.addCookies([{ name, value, url: server.origin }]);
    return made.page;
  }

  async function look(on: Page, path: string, what: string, ready: (language: 'nl' | 'en') => Promise<void>) {
    for (const { language, size, viewport, scheme } of LOOKS) {
      await on.setViewportSize(viewport);
      await on.emulateMedia({ colorScheme: scheme });
      await on.goto(`${server.origin}${path}?lang=${language}`);
      await ready(language);
      await check(on, `${what}-${language}-${size}-${scheme}`);
    }
    await on.setViewportSize(LAPTOP);
    await on.emulateMedia({ colorScheme: 'light' });
  }

  /** What stands open now, on both screens, by day and by night. */
  async function lookAsItIs(on: Page, what: string): Promise<void> {
    for (const { size, viewport, scheme } of LOOKS.slice(0, 2)) {
      await on.setViewportSize(viewport);
      await on.emulateMedia({ colorScheme: scheme });
      await check(on, `${what}-${size}-${scheme}`);
    }
    await on.setViewportSize(LAPTOP);
    await on.emulateMedia({ colorScheme: 'light' });
  }

  async function check(on: Page, what: string): Promise<void> {
    await expectAccessible(on, what);
    const wide = await on.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide, `${what} is wider than its screen`).toBe(false);
    await picture(on, `organisation-${what}`);
  }

  it('[KO-13][KO-17][KO-19] a new role has no rights; ticking one warns and says in plain words what it opens', async () => {
    await page.goto(`${server.origin}/app/organisation/roles?lang=nl`);
    await page.getByText(nl.noOwnRoles).waitFor();
    await page.getByRole('link', { name: nl.newRole }).click();
    await page.getByText(nl.effectsNothing).waitFor();
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await page.getByLabel(nl.roleName).fill('Lezer');
    const { permissions, warnings } = permissionTexts.nl;
    const results = page.getByRole('checkbox', { name: permissions['sessions.results'].name });
    await results.focus();
    await page.keyboard.press('Space');
    await page.getByRole('checkbox', { name: permissions['sessions.delete'].name }).check();
    const ticked = page.getByRole('listitem').filter({ has: page.getByRole('checkbox', { checked: true }) });
    expect((await ticked.getByText(warnings.personal, { exact: true }).count()) > 0).toBe(true);
    expect((await ticked.getByText(warnings.critical, { exact: true }).count()) > 0).toBe(true);
    expect(await page.getByText(nl.effectsNothing).count()).toBe(0);
    await lookAsItIs(page, 'new-role');
    await page.getByRole('checkbox', { name: permissions['sessions.delete'].name }).uncheck();
    await page.getByRole('button', { name: nl.saveRole }).click();
    await page.getByText(nl.roleSaved('Lezer')).first().waitFor();
    await page.getByRole('link', { name: 'Lezer' }).waitFor();
    await page.getByText(nl.builtIn['facilitator'] ?? '', { exact: true }).click();
    await page.getByText(permissions['sessions.run'].does ?? '').waitFor();
    await lookAsItIs(page, 'built-in');
    await look(page, '/app/organisation/roles', 'roles', (language) =>
      page.getByRole('heading', { name: organisationTexts[language].ownRoles }).waitFor(),
    );
  });

  it('[PR-6] a manager invites somebody with that role, who makes an account by the mail’s link', async () => {
    await page.goto(`${server.origin}/app/organisation/members?lang=nl`);
    await page.getByRole('button', { name: nl.invite }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(appTexts.nl.email).fill(READER);
    await dialog.getByRole('checkbox', { name: /^Lezer/ }).check();
    await dialog.getByText(nl.effectsTogether).waitFor();
    await lookAsItIs(page, 'invite');
    await dialog.getByRole('button', { name: nl.inviteSend }).click();
    await page.getByText(nl.invited(READER)).first().waitFor();
    await page.getByText(nl.pending).waitFor();
    await page.getByLabel(nl.newGroup).fill('Beleidsteam');
    await page.getByRole('button', { name: nl.makeGroup }).click();
    await page.getByRole('button', { name: nl.deleteGroup('Beleidsteam') }).waitFor();
    const token = /\/app\/welcome#(\S+)/.exec(await outbox.next(READER, 0))?.[1] ?? '';
    const reader = new ApiClient(server.origin);
    await reader.ask('POST', '/accounts', { token, password: PASSWORD, language: 'nl' });
    const rights = await reader.ask<{ permissions: string[] }>('GET', '/me/rights');
    expect(rights.permissions).toEqual(['sessions.results']);
    await api.ask('POST', `/sessions/${sessionId}/shares`, { email: READER, may: 'co-facilitate' });

    // [KO-14] What the role does not open is not on the page; what it opens is.
    const readersPage = await pageOf(reader);
    await readersPage.goto(`${server.origin}/app?lang=nl`);
    await readersPage.getByRole('heading', { name: 'Budget day' }).waitFor();
    for (const name of [appTexts.nl.newSession, appTexts.nl.duplicateOf('Budget day'), nl.title])
      expect(await readersPage.getByRole('button', { name }).filter({ visible: true }).count()).toBe(0);
    expect(await readersPage.getByRole('link', { name: nl.title }).count()).toBe(0);
    await check(readersPage, 'reader-sessions');
    await readersPage.getByRole('heading', { name: 'Budget day' }).getByRole('link').click();
    await readersPage.getByRole('heading', { name: 'Budget day', level: 1 }).waitFor();
    expect(await readersPage.getByRole('button', { name: templateTexts.nl.isTemplate }).count()).toBe(0);
    await readersPage.context().close();
  });

  it('[KO-18] roles and function groups are changed in one dialog; the group gives no right', async () => {
    await page.goto(`${server.origin}/app/organisation/members?lang=nl`);
    await page.getByRole('button', { name: nl.changeOf(READER) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Beleidsteam' }).check();
    await lookAsItIs(page, 'change-member');
    await dialog.getByRole('button', { name: commonTexts.nl.save }).click();
    await page.getByText(nl.groupMembers(1)).waitFor();
    await look(page, '/app/organisation/members', 'members', (language) =>
      page.getByRole('button', { name: organisationTexts[language].changeOf(READER) }).waitFor(),
    );
  });

  it('the log says who did what, and goes along as a file', async () => {
    await look(page, '/app/organisation/log', 'log', async (language) => {
      await page.getByText(READER).first().waitFor();
      await page.getByRole('link', { name: organisationTexts[language].logExport }).waitFor();
    });
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: en.logExport }).click();
    const file = await (await coming).createReadStream();
    let text = '';
    for await (const piece of file) text += String(piece);
    expect(text).toContain('role-made');
    expect(text).toContain('member-invited');
  });

  it('the plan says what has been used of it', async () => {
    await look(page, '/app/organisation/plan', 'plan', (language) =>
      page.getByText(organisationTexts[language].planSessions).waitFor(),
    );
  });

  it('a session that went well is kept as a template from its report', async () => {
    await page.goto(`${server.origin}/app/sessions/${sessionId}/report?lang=nl`);
    await page.getByRole('button', { name: templateTexts.nl.isTemplate }).click();
    await page.getByText(templateTexts.nl.kept).first().waitFor();
    await lookAsItIs(page, 'report');
    await page.goto(`${server.origin}/app?lang=nl`);
    await page.getByRole('button', { name: appTexts.nl.newSession }).click();
    await page.getByRole('heading', { name: templateTexts.nl.own }).waitFor();
    await page.getByRole('radio', { name: /^Budget day/ }).waitFor();
  });

  it('[PR-16][KO-22] an operator signs in with two steps, reads the monthly report and tells everybody something', async () => {
    const cli = join(await builtProduct(), 'server/cli.js');
    const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: server.dataDir };
    const { stdout } = await promisify(execFile)(process.execPath, [cli, 'give', MANAGER, 'operator'], {
      env,
    });
    expect(stdout).toBe(`${MANAGER} is now operator.\n`);
    const { page: desk } = await seat(browser, LAPTOP);
    const before = outbox.to(MANAGER).length;
    await desk.goto(`${server.origin}/app?lang=nl`);
    await desk.getByRole('textbox', { name: appTexts.nl.email, exact: true }).fill(MANAGER);
    await desk.getByLabel(appTexts.nl.password, { exact: true }).fill(PASSWORD);
    await desk.getByRole('button', { name: appTexts.nl.signIn }).click();
    const code = /\b\d{6}\b/.exec(await outbox.next(MANAGER, before))?.[0] ?? '';
    await desk.getByLabel(accountTexts.nl.code, { exact: true }).fill(code);
    await desk.getByRole('button', { name: accountTexts.nl.confirm, exact: true }).click();
    await desk.getByRole('link', { name: staffTexts.nl.title }).click();
    await look(desk, '/app/staff', 'staff', (language) =>
      desk.getByRole('columnheader', { name: staffTexts[language].notEnded }).scrollIntoViewIfNeeded(),
    );
    const words = staffTexts.en;
    await desk.getByRole('textbox', { name: words.noticeField }).fill('Back at ten.');
    await desk.getByRole('button', { name: words.noticeShow }).click();
    await desk.getByText(words.noticeShown).first().waitFor();
    await page.goto(`${server.origin}/app?lang=nl`);
    await page.getByText('Back at ten.').waitFor();
    await check(page, 'notice-nl');
  });
});
