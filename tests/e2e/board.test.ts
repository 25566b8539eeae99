import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient, PASSWORD, tokenIn, type Started } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { LiveClient } from '../support/live-client.ts';
import { plannedRound } from '../support/planned-round.ts';
import { SeededRandom } from '../support/random.ts';
import { ServerProcess } from '../support/server-process.ts';
import { expectAccessible, LAPTOP, PROJECTOR, seat, type Seat } from './stage.ts';

const CARDS = 500;
const MOVES = 60;
/** Of the page’s main thread for one move of the pointer: it fits between two pictures of a screen. Half of it is usual. */
const MS_PER_MOVE = 16;

/** The board of groups in a real browser, over five hundred contributions on the real server. */
describe('the board of groups', () => {
  const random = new SeededRandom(500);
  let server: ServerProcess;
  let browser: Browser;
  let started: Started;
  let facilitator: LiveClient;
  let desk: Seat;
  let wall: Seat;

  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.start(), launchChromium()]);
    const owner = new ApiClient(server.origin);
    await owner.setUp(await server.setupToken());
    const { id } = await owner.createSession('Our town', [
      plannedRound('ideas', 'ideas', {}, { title: 'Ideas' }),
      plannedRound('groups', 'clustering', { source: 'ideas' }, { title: 'Groups' }),
    ]);
    started = await owner.start(id);
    const origins = () => [server.origin];
    facilitator = new LiveClient({
      ...{ origins, random },
      credentials: { token: tokenIn(started.coFacilitatorUrl) },
    }).start();
    await facilitator.ask({ type: 'open-round', roundId: 'ideas' });
    const { token } = await new ApiClient(server.origin).join(tokenIn(started.joinUrl), {});
    const person = new LiveClient({ origins, credentials: { token }, random }).start();
    for (let at = 0; at < CARDS; at += 50)
      await Promise.all(
        Array.from({ length: 50 }, (_, more) =>
          person.ask({ type: 'add-contribution', roundId: 'ideas', text: `Idea number ${at + more}` }),
        ),
      );
    person.stop();
    await facilitator.ask({ type: 'open-round', roundId: 'groups' });
    await facilitator.ask({
      ...{ type: 'arrange', roundId: 'ideas', remove: [], move: [] },
      put: ['Green', 'Buses', 'Money'].map((name) => ({ id: name, name })),
    });
    desk = await seat(browser, LAPTOP);
    wall = await seat(browser, PROJECTOR);
    await desk.page.goto(`${server.origin}/app/sessions/${id}/console`);
    await desk.page.getByRole('textbox').first().fill('owner@example.org');
    await desk.page.locator('input[type=password]').fill(PASSWORD);
    await desk.page.keyboard.press('Enter');
    await wall.page.goto(started.wallUrl);
    await desk.page.getByRole('button', { name: 'Whole screen' }).click();
    await loose(desk.page).first().waitFor();
  }, 120_000);

  afterAll(async () => {
    facilitator.stop();
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  const loose = (page: Page) => page.getByRole('list', { name: 'Not in a group' }).locator('[data-card]');
  const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

  /** Where something lies once the board has come to rest: hundreds of cards take their places one after the other. */
  async function steadyBox(what: Locator): Promise<{ x: number; y: number }> {
    let before = await what.boundingBox();
    for (let still = 0; still < 3;) {
      await desk.page.waitForTimeout(150);
      const now = await what.boundingBox();
      still = JSON.stringify(now) === JSON.stringify(before) ? still + 1 : 0;
      before = now;
    }
    return before!;
  }

  it('[IDEA-9] a card is dragged into a group, the wall follows, and one key takes it back', async () => {
    const { page } = desk;
    const text = (await loose(page).nth(2).textContent())!.trim();
    const from = await steadyBox(loose(page).nth(2));
    const to = await steadyBox(group(page, 'Green'));
    await page.mouse.move(from.x + 20, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 50, to.y + 40, { steps: 8 });
    await page.waitForTimeout(100);
    await page.mouse.up();
    await group(page, 'Green').getByText(text, { exact: true }).waitFor();
    await wall.page.getByText(text, { exact: true }).first().waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => group(page, 'Green').locator('[data-card]').count()).toBe(0);
    await wall.page.getByRole('heading', { name: /^Green/ }).waitFor({ state: 'detached' });
    expect([...desk.faults, ...wall.faults]).toEqual([]);
  }, 60_000);

  it('by keys alone: two are selected, moved to a group by name, and it is spoken', async () => {
    const { page } = desk;
    await loose(page).first().locator('button').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('m');
    await page.getByRole('button', { name: /^Buses/ }).press('Enter');
    await page.getByText('2 cards moved to Buses.').waitFor({ state: 'attached' });
    await expect.poll(() => group(page, 'Buses').locator('[data-card]').count()).toBe(2);
    await expectAccessible(page, 'the board over the whole screen');
  }, 60_000);

  it(`dragging over ${CARDS} cards costs the page less than ${MS_PER_MOVE} ms a move`, async () => {
    const { page } = desk;
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    };
    const from = (await loose(page).nth(1).boundingBox())!;
    await page.mouse.move(from.x + 20, from.y + 10);
    await page.mouse.down();
    const before = await spent();
    for (let at = 0; at < MOVES; at += 1)
      await page.mouse.move(from.x + 30 + at * 12, from.y + 20 + (at % 20) * 12);
    const each = ((await spent()) - before) / MOVES;
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(each).toBeLessThan(MS_PER_MOVE);
  }, 60_000);
});
