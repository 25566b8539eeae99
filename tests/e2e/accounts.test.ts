import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountTexts } from '../../client/texts/account.ts';
import { appTexts } from '../../client/texts/app.ts';
import { consoleTexts } from '../../client/texts/console.ts';
import { en } from '../../sessions/messages/en.ts';
import { ApiClient } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { Outbox } from '../support/outbox.ts';
import { plannedRound } from '../support/planned-round.ts';
import { ServerProcess } from '../support/server-process.ts';
import { appCode } from '../server/accounts/door.ts';
import { expectAccessible, LAPTOP, PHONE, picture, seat, type Seat } from './stage.ts';

const app = appTexts.en;
const account = accountTexts.en;
const OWNER = 'owner@example.org';
const GUEST = 'gast@example.org';
const PASSWORD = 'Wonderful-Day-7';
const NEW_PASSWORD = 'Another-Day-88';

describe('accounts in real browsers', () => {
  let server: ServerProcess;
  let browser: Browser;
  let owner: Seat;
  let guest: Page;
  let outbox: Outbox;
  let origin = '';
  let secret = '';
  let recovery: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      ServerProcess.start({ env: { SIGN_UP: 'open' } }),
      launchChromium(),
    ]);
    outbox = new Outbox(server.dataDir);
    // Passkeys are for names: in numbers this machine has none.
    origin = `http://localhost:${server.port}`;
  });

  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  async function open(path: string, viewport = LAPTOP, dark = false): Promise<Page> {
    const { page } = await seat(browser, viewport, { dark });
    await page.goto(origin + path);
    return page;
  }

  async function firstStep(page: Page, email: string, password: string): Promise<void> {
    // The account page has a section of the same name, until one is signed out.
    await page.getByRole('textbox', { name: app.email, exact: true }).fill(email);
    await page.getByLabel(app.password, { exact: true }).fill(password);
    await page.getByRole('button', { name: app.signIn }).click();
  }

  async function signedIn(page: Page): Promise<void> {
    await page.getByRole('heading', { name: app.sessionsTitle }).waitFor();
  }

  async function both(page: Page, name: string): Promise<void> {
    for (const [size, viewport] of [
      ['390', PHONE],
      ['1280', LAPTOP],
    ] as const)
      for (const scheme of ['light', 'dark'] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: scheme });
        await expectAccessible(page, `${name}, ${size}, ${scheme}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(wide, `${name} is wider than ${size}`).toBe(false);
        await picture(page, `account-${name}-${size}-${scheme}`);
      }
    await page.setViewportSize(LAPTOP);
    await page.emulateMedia({ colorScheme: 'light' });
  }

  it('a newcomer reaches a running session from the printed link in under two minutes, without any mail', async () => {
    const began = Date.now();
    owner = await seat(browser, LAPTOP);
    const { page } = owner;
    await page.goto(`${origin}/app/setup#${await server.setupToken()}`);
    await page.getByLabel(app.email).fill(OWNER);
    await page.getByLabel(app.password, { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: app.create }).click();
    await signedIn(page);
    await page.getByText(account.safetyNotice).waitFor();
    await both(page, 'safety-notice');
    await page.getByRole('button', { name: app.newSession }).first().click();
    await page.getByLabel(app.sessionTitle).fill('A first session');
    await page.getByRole('button', { name: app.createSession }).click();
    await page.getByRole('button', { name: 'Add round' }).click();
    const kinds = page.getByRole('dialog');
    await kinds.getByRole('button', { name: /^Ideas/ }).click();
    await page.getByLabel('Title of the round').fill('What now?');
    await page.getByText('Saved').waitFor();
    await page.getByRole('button', { name: 'Start session' }).click();
    await page.locator('button.next').waitFor();
    expect(Date.now() - began).toBeLessThan(120_000);
  });

  it('to be nobody yet is no error on the way in', async () => {
    const { page } = await seat(browser, LAPTOP);
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(`${origin}/app`);
    await page.getByRole('button', { name: app.signIn }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(errors).toEqual([]);
    await page.close();
  });

  it('[UN-1] sets up an authenticator app by its QR code and keeps the recovery codes', async () => {
    const { page } = owner;
    await page.goto(`${origin}/app/account`);
    await page.getByText(account.stepsOff).waitFor();
    await page.getByText(account.seen('').trim().slice(0, 9)).first().waitFor();
    await both(page, 'page');
    await page.getByRole('button', { name: account.addApp }).click();
    secret = (await page.getByRole('dialog').locator('code').innerText()).replaceAll(' ', '');
    await page.getByRole('img', { name: account.appQr }).waitFor();
    await both(page, 'add-app');
    await page.getByLabel(account.code, { exact: true }).fill('000000');
    await page.getByRole('button', { name: account.confirm }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.getByLabel(account.code, { exact: true }).fill(appCode(secret));
    await page.getByRole('button', { name: account.confirm }).click();
    await page.getByRole('heading', { name: account.recoveryTitle }).waitFor();
    recovery = await page.getByRole('dialog').locator('li').allInnerTexts();
    expect(recovery).toHaveLength(10);
    await both(page, 'recovery-codes');
    await page.getByRole('button', { name: account.recoveryKept }).click();
    await page.getByText(account.stepsOn).waitFor();
    await page.getByText(account.mailAlways, { exact: true }).waitFor();
  });

  it('[KO-16] signing in takes the second step then; by the app, a recovery code or a code by mail', async () => {
    const page = await open('/app');
    await both(page, 'sign-in');
    await firstStep(page, OWNER, PASSWORD);
    await page.getByText(account.stepApp).waitFor();
    await both(page, 'step-app');
    await page.getByRole('button', { name: account.ways.recovery }).click();
    await both(page, 'step-recovery');
    await page.getByLabel(account.recoveryCode).fill(recovery[0]!.toLowerCase());
    await page.getByRole('button', { name: account.confirm, exact: true }).click();
    await signedIn(page);

    const phone = await open('/app', PHONE);
    await firstStep(phone, OWNER, PASSWORD);
    const before = outbox.to(OWNER).length;
    await phone.getByRole('button', { name: account.ways.mail }).click();
    await phone.getByText(account.stepMail('ow•••••@•••••')).waitFor();
    await expectAccessible(phone, 'a code by mail');
    await picture(phone, 'account-step-mail-390-light');
    const code = /\b\d{6}\b/.exec(await outbox.next(OWNER, before))?.[0] ?? '';
    await phone.getByLabel(account.code, { exact: true }).fill(code === '111111' ? '222222' : '111111');
    await phone.getByRole('button', { name: account.confirm, exact: true }).click();
    await phone.locator('form').getByRole('alert').waitFor();
    await phone.getByLabel(account.code, { exact: true }).fill(code);
    await phone.getByRole('button', { name: account.confirm, exact: true }).click();
    await signedIn(phone);
    await picture(phone, 'account-phone-signed-in');
  });

  it('[KO-16] a passkey is made, and signs in without anything to type', async () => {
    const { page } = owner;
    const devtools = await owner.context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true } as const;
    const able = { hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
    await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, ...able } });
    await page.goto(`${origin}/app/account`);
    await page.getByRole('button', { name: account.addPasskey }).click();
    await both(page, 'add-passkey');
    await page.getByLabel(account.passkeyName).fill('My laptop');
    await page.getByRole('button', { name: account.passkeyMake }).click();
    await page.getByText('Passkey · My laptop').waitFor();
    await both(page, 'factors');
    await page.getByRole('button', { name: app.signOut, exact: true }).click();
    await firstStep(page, OWNER, PASSWORD);
    await page.getByText(account.stepPasskey).waitFor();
    await both(page, 'step-passkey');
    await page.getByRole('button', { name: account.usePasskey }).click();
    await signedIn(page);
  });

  it('one sees where one is signed in and signs out there', async () => {
    const { page } = owner;
    await page.goto(`${origin}/app/account`);
    await page.getByRole('button', { name: account.endOthers }).waitFor();
    await page.getByText(account.historyTitle).click();
    await page.getByRole('cell', { name: account.events['factor-added'] }).first().waitFor();
    await both(page, 'sign-ins');
    await page.getByRole('button', { name: account.endOthers }).click();
    await page.getByRole('button', { name: account.endOthers }).waitFor({ state: 'detached' });
    await page.getByLabel(account.pinNew).fill('4711');
    await page.getByRole('button', { name: account.pinSave }).click();
    await page.getByText(account.pinIsSet).waitFor();
    await expectAccessible(page, 'a PIN that is set');
    await picture(page, 'account-pin-set');
  });

  it('[PL-7] while a session runs the account is not deleted: the dialog says so and leads to it', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: account.deleteOpen }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await expectAccessible(page, 'deleting while a session runs');
    await picture(page, 'account-delete-running');
    expect(await page.getByRole('button', { name: account.deleteGo }).count()).toBe(0);
    await page.getByRole('link', { name: 'A first session' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForURL('**/console');
  });

  it('[PL-16] a lost password: the mail’s link, a new password, and the second step as before', async () => {
    const page = await open('/app');
    await page.getByRole('link', { name: account.forgot }).click();
    await both(page, 'forgot');
    const before = outbox.to(OWNER).length;
    await page.getByLabel(app.email).fill(OWNER);
    await page.getByRole('button', { name: account.forgotSend }).click();
    await page.getByText(account.forgotSent).waitFor();
    await picture(page, 'account-forgot-sent');
    const mail = await outbox.next(OWNER, before);
    const token = /\/app\/reset#(\S+)/.exec(mail)?.[1] ?? '';
    await page.goto(`${origin}/app/reset#${token}`);
    await both(page, 'reset');
    await page.getByLabel(account.newPassword).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: account.savePassword }).click();
    await page.getByText(account.resetDone).first().waitFor();
    await firstStep(page, OWNER, NEW_PASSWORD);
    await page.getByText(account.stepPasskey).waitFor();
    expect(server.output).toContain('a mail was written to');
    for (const confidential of [token, OWNER, NEW_PASSWORD])
      expect(server.output).not.toContain(confidential);
  });

  it('in Dutch, on a phone: somebody makes an account by the link of a mail', async () => {
    const nl = accountTexts.nl;
    const page = await open('/app?lang=nl', PHONE);
    await page.getByRole('link', { name: nl.signUp }).click();
    await page.goto(`${origin}/app/sign-up?lang=nl`);
    await page.getByLabel(appTexts.nl.email).fill(GUEST);
    await both(page, 'sign-up');
    await page.getByRole('button', { name: nl.signUp }).click();
    await page.getByText(nl.signUpSent).waitFor();
    const mail = await outbox.next(GUEST, 0);
    expect(mail).toContain('Subject: Maak je account op Rondo af');
    const token = /\/app\/welcome#(\S+)/.exec(mail)?.[1] ?? '';
    await page.goto(`${origin}/app/welcome?lang=nl#${token}`);
    await both(page, 'welcome');
    await page.getByLabel(nl.newPassword).fill(PASSWORD);
    await page.getByRole('button', { name: appTexts.nl.create }).click();
    await page.getByRole('heading', { name: appTexts.nl.sessionsTitle }).waitFor();
    await page.goto(`${origin}/app/account?lang=nl`);
    await page.getByText(nl.stepsOff).waitFor();
    await both(page, 'page-nl');
    guest = page;
  });

  it('[PL-7] in two clicks and a password the account is gone, and its owner hears of it', async () => {
    const nl = accountTexts.nl;
    await guest.getByRole('button', { name: nl.deleteOpen }).click();
    await guest.getByText(nl.goesOrganisation).waitFor();
    await both(guest, 'delete-nl');
    await guest.getByRole('textbox', { name: appTexts.nl.password, exact: true }).fill(PASSWORD);
    await guest.getByRole('button', { name: nl.deleteGo }).click();
    await guest.getByText(nl.deleted).first().waitFor();
    await guest.getByRole('button', { name: appTexts.nl.signIn }).waitFor();
    await picture(guest, 'account-deleted');
    expect(await outbox.next(GUEST, 1)).toContain('Subject: Je Rondo-account is verwijderd');
  });

  it('[PR-16] nobody at the console for ten minutes: it locks, its keys do nothing, the session goes on', async () => {
    const lone = await ServerProcess.start();
    const api = new ApiClient(lone.origin);
    await api.setUp(await lone.setupToken());
    const { id } = await api.createSession('Left alone', [
      plannedRound('info', 'information', { text: 'Hello' }, { title: 'Hello' }),
    ]);
    await api.ask('POST', '/me/pin', { pin: '4711' });
    const started = await api.start(id);
    const { page } = await seat(browser, LAPTOP);
    await page.clock.install();
    await page.goto(`${lone.origin}/app/sessions/${id}/console`);
    await firstStep(page, OWNER, 'Sequoia-harbour-41');
    await page.locator('button.next').filter({ hasText: 'Hello' }).waitFor();
    await page.clock.fastForward('10:10');
    await page.getByRole('heading', { name: account.lockedTitle }).waitFor();
    await both(page, 'locked');
    await page.keyboard.press('Escape');
    await page.locator('dialog h1').click();
    for (const key of [' ', 'n', 'o']) await page.keyboard.press(key);
    await page.reload();
    await page.getByRole('heading', { name: account.lockedTitle }).waitFor();
    await new ApiClient(lone.origin).join(started.code);
    const wrong = async () => {
      await page.getByLabel(account.pin, { exact: true }).fill('1357');
      await page.getByRole('button', { name: account.unlock }).click();
    };
    await wrong();
    await page.getByRole('dialog').getByText(en['pin-wrong']).waitFor();
    const guess = { data: { pin: '1357' } };
    for (let n = 2; n < 5; n++) await page.request.post(`${lone.origin}/api/v1/me/unlock`, guess);
    await wrong();
    await page.getByRole('dialog').getByText(en['pin-over']).waitFor();
    await page.getByLabel(app.password, { exact: true }).fill('Wrong-one-7');
    await page.getByRole('button', { name: account.unlock }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.getByLabel(app.password, { exact: true }).fill('Sequoia-harbour-41');
    await page.getByRole('button', { name: account.unlock }).click();
    await page.locator('button.next').filter({ hasText: 'Hello' }).waitFor();
    await page.getByText(consoleTexts.en.joined(1)).first().waitFor();
    await page.getByRole('heading', { name: account.lockedTitle }).waitFor({ state: 'detached' });
    await page.clock.fastForward('10:10');
    await page.getByLabel(account.pin, { exact: true }).fill('4711');
    await page.getByRole('button', { name: account.unlock }).click();
    await page.getByRole('heading', { name: account.lockedTitle }).waitFor({ state: 'detached' });
    await lone[Symbol.asyncDispose]();
  });
});
