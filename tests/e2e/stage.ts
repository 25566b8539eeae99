import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';

export const PHONE = { width: 390, height: 844 };
export const LAPTOP = { width: 1280, height: 800 };
export const PROJECTOR = { width: 1920, height: 1080 };

export interface Seat {
  context: BrowserContext;
  page: Page;
  /** Errors the page threw, and policy violations the browser reported. */
  faults: string[];
}

/** A browser of one's own: nothing shared with anybody else's. */
export async function seat(
  browser: Browser,
  viewport: { width: number; height: number },
  options: { dark?: boolean; touch?: boolean } = {},
): Promise<Seat> {
  const context = await browser.newContext({
    viewport,
    locale: 'en-GB',
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    hasTouch: options.touch ?? viewport.width < 500,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) faults.push(message.text());
  });
  return { context, page, faults };
}

/** Looks at a page that is still fading from one state into another find contrasts that nobody reads by. */
const LOOKS = 3;
const COMES_TO_REST_MS = 400;

/** Axe finds nothing on the page once it has come to rest. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  let found: string[] = [];
  for (let look = 1; look <= LOOKS; look += 1) {
    // Our pages have no frames, and only what is wrong is asked for: that takes a tenth of the time.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
    const { violations } = await axe.analyze();
    found = violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes[0]?.target.join(' ')})`);
    if (found.length === 0) break;
    await page.waitForTimeout(COMES_TO_REST_MS);
  }
  expect(found, what).toEqual([]);
}

/** Everything a page could have left behind in this browser. */
export async function traces({ context, page }: Seat): Promise<unknown> {
  const storage = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: await indexedDB.databases(),
    caches: 'caches' in window ? await caches.keys() : [],
  }));
  return { ...storage, cookies: await context.cookies() };
}

export const NO_TRACES = { local: [], session: [], databases: [], caches: [], cookies: [] };

/** Keeps a picture when a folder for them is named: how the pages are looked at, and where the README's come from. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['RONDO_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}
