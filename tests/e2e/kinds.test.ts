import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../sessions/rounds/items.ts';
import { kindOf, ROUND_KIND_NAMES, type RoundKindName } from '../../sessions/rounds/registry.ts';
import type { ContributionPart, RoundPart } from '../../sessions/protocol.ts';
import { ApiClient, PASSWORD, tokenIn, type Started } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { LiveClient } from '../support/live-client.ts';
import { SeededRandom } from '../support/random.ts';
import { ServerProcess } from '../support/server-process.ts';
import { contactSheet, type Shot } from './contact-sheet.ts';
import { GROUPS, SAYINGS, SHOWCASE_AGENDA } from './showcase.ts';
import { expectAccessible, LAPTOP, PHONE, PROJECTOR, seat, type Seat } from './stage.ts';

/** Pictures take as long as all the rest. */
const KEEPS_PICTURES = process.env['RONDO_PICTURES'] !== undefined;

const NAMES = [
  'Ada',
  'Bram',
  'Carla',
  'Dirk',
  'Eva',
  'Femke',
  'Gijs',
  'Hana',
  'Ilse',
  'Joris',
  'Kim',
  'Lars',
];

/** Every kind, played by a dozen people in front of real pages: phone, console and wall, light and dark. */
describe('round kinds on phone, console and wall', () => {
  const random = new SeededRandom(20_261);
  const people: LiveClient[] = [];
  let server: ServerProcess;
  let browser: Browser;
  let started: Started;
  let phone: Seat;
  let desk: Seat;
  let wall: Seat;
  let facilitator: LiveClient;

  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.start(), launchChromium()]);
    const owner = new ApiClient(server.origin);
    await owner.setUp(await server.setupToken());
    const { id } = await owner.createSession('Our town next year', SHOWCASE_AGENDA, {
      ...{ names: 'required', teams: [], teamJoin: 'choose' },
    });
    started = await owner.start(id);
    const origins = () => [server.origin];
    facilitator = new LiveClient({
      ...{ origins, random },
      credentials: { token: tokenIn(started.coFacilitatorUrl) },
    }).start();
    for (const name of NAMES) {
      const { token } = await new ApiClient(server.origin).join(tokenIn(started.joinUrl), { name });
      people.push(new LiveClient({ origins, credentials: { token }, random }).start());
    }
    [phone, desk, wall] = await Promise.all([
      seat(browser, PHONE),
      seat(browser, LAPTOP),
      seat(browser, PROJECTOR),
    ]);
    await phone.page.goto(started.joinUrl);
    await phone.page.getByRole('textbox').first().fill('Mia');
    await phone.page
      .getByRole('button')
      .filter({ hasText: /join|next|go/i })
      .first()
      .click();
    await desk.page.goto(`${server.origin}/app/sessions/${id}/console`);
    await desk.page.getByRole('textbox').first().fill('owner@example.org');
    await desk.page.locator('input[type=password]').fill(PASSWORD);
    await desk.page.keyboard.press('Enter');
    await wall.page.goto(started.wallUrl);
    await desk.page.locator('button.next').waitFor();
  }, 120_000);

  afterAll(async () => {
    for (const client of [facilitator, ...people]) client.stop();
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  /** Waits until every page has what was done last, and has drawn it. */
  async function settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 700));
  }

  /** Axe finds nothing, light and dark; with a folder for pictures, what it saw is kept. */
  async function look(place: Shot['place'], { page }: Seat, what: string): Promise<Shot[]> {
    const shots: Shot[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `${what}, ${place}, ${colorScheme}`);
      if (KEEPS_PICTURES)
        shots.push({ place, colorScheme, image: await page.screenshot({ type: 'jpeg', quality: 80 }) });
    }
    return shots;
  }

  /** What of a chart's rows reaches out of its box, where nobody sees it. */
  function cutOff({ page }: Seat): Promise<string[]> {
    return page.evaluate(() =>
      [...document.querySelectorAll('.fill')].flatMap((box) => {
        const { right } = box.getBoundingClientRect();
        return [...box.querySelectorAll('li span, li strong')]
          .filter((part) => part.getBoundingClientRect().right > right + 1)
          .map((part) => part.textContent.trim());
      }),
    );
  }

  async function answer(kind: RoundKindName): Promise<void> {
    const rules = kindOf(kind);
    const sayings = SAYINGS[kind] ?? [];
    await Promise.all(
      people.map(async (person, at) => {
        const round = person.parts.get(`round/${kind}`) as RoundPart & { items: Item[] };
        if (rules?.ballots) {
          const planned = SHOWCASE_AGENDA.find(({ id }) => id === kind);
          const reasons = sayings.length > 0 ? sayings : undefined;
          const ballot = rules.ballots.random(planned?.config, round.items, random, reasons);
          await person.ask({ type: 'cast-ballot', roundId: kind, ballot });
        } else if (sayings.length > 0) {
          const categories = kindOf(kind)?.contributions(
            SHOWCASE_AGENDA.find(({ id }) => id === kind)?.config,
          );
          const categoryId = categories?.categories[at % Math.max(1, categories.categories.length)];
          const text = sayings[at % sayings.length];
          await person.ask({
            type: 'add-contribution',
            roundId: kind,
            text,
            ...(categoryId ? { categoryId } : {}),
          });
        }
      }),
    );
  }

  /** The facilitator puts the ideas of the showcase together; a few belong nowhere. */
  async function group(): Promise<void> {
    const names = Object.keys(GROUPS);
    const written = [...facilitator.parts]
      .filter(([key]) => key.startsWith('contribution/ideas/'))
      .map(([, part]) => part as ContributionPart);
    const groupOf = (text: string) => names.findIndex((name) => GROUPS[name]?.test(text));
    await facilitator.ask({
      ...{ type: 'arrange', roundId: 'ideas', remove: [] },
      put: names.map((name, at) => ({ id: `group${at}`, name })),
      move: written
        .filter(({ text }) => groupOf(text) >= 0)
        .map(({ id, text }) => ({ contributionId: id, clusterId: `group${groupOf(text)}` })),
    });
  }

  it.each(ROUND_KIND_NAMES)(
    '%s',
    async (kind) => {
      await facilitator.ask({ type: 'open-round', roundId: kind });
      await settled();
      const asked = await look('phone', phone, `${kind} asked`);
      await expectAccessible(wall.page, `${kind} asked, wall`);
      await answer(kind);
      if (kind === 'clustering') await group();
      if (kindOf(kind)?.ballots) await facilitator.ask({ type: 'close-round', roundId: kind });
      if (kindOf(kind)?.collects !== 'nothing')
        await facilitator.ask({
          ...{ type: 'show-results', roundId: kind, shown: true },
          audiences: ['participants', 'facilitator', 'wall'],
        });
      await settled();
      // Three pages at once: each waits for its own browser.
      const shots = (
        await Promise.all([look('phone', phone, kind), look('console', desk, kind), look('wall', wall, kind)])
      ).flat();
      shots.unshift(...asked);
      await wall.page.setViewportSize(LAPTOP);
      await settled();
      await expectAccessible(wall.page, `${kind}, wall of 1280`);
      expect(await cutOff(wall), 'cut off at the side of a chart, wall of 1280').toEqual([]);
      await wall.page.setViewportSize(PROJECTOR);
      // Nothing on the wall is cut off or scrolls.
      const overflow = await wall.page.evaluate(() => {
        const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
        return [scrollHeight - clientHeight, scrollWidth - clientWidth];
      });
      expect(Math.max(...overflow), 'the wall scrolls').toBeLessThanOrEqual(1);
      expect(await cutOff(wall), 'cut off at the side of a chart').toEqual([]);
      expect([...phone.faults, ...desk.faults, ...wall.faults]).toEqual([]);
      await contactSheet(browser, kind, shots);
    },
    120_000,
  );
});
