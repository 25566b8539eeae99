import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS } from '../../client/rounds/registry.ts';
import { participantTexts } from '../../client/texts/participant.ts';
import { ApiClient, tokenIn, type Started } from '../support/api-client.ts';
import { builtProduct } from '../support/build.ts';
import { launchChromium } from '../support/chromium.ts';
import { LiveClient } from '../support/live-client.ts';
import { plannedRound, typedItems } from '../support/planned-round.ts';
import { SeededRandom } from '../support/random.ts';
import { ServerProcess } from '../support/server-process.ts';

const allowed = 60_000;
const phone = participantTexts.en;

/** What the build says of each file: what is loaded with it, and its styles. */
type Manifest = Readonly<Record<string, { file: string; imports?: string[]; css?: string[] }>>;

describe('[LIGHT] what a browser loads, scripts and styles as they are compressed', () => {
  let folder = '';
  let manifest: Manifest = {};

  beforeAll(async () => {
    folder = join(await builtProduct(), 'client');
    manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
  });

  /** Every file that comes with these, by its compressed size. What is loaded later does not come along. */
  function weighed(...entries: string[]): Map<string, number> {
    const sizes = new Map<string, number>();
    const weigh = (key: string): void => {
      const { file, imports = [], css = [] } = manifest[key] ?? { file: `no such file: ${key}` };
      if (sizes.has(file)) return;
      for (const each of [file, ...css]) sizes.set(each, sizeOf(each));
      imports.forEach(weigh);
    };
    entries.forEach(weigh);
    return sizes;
  }

  function sizeOf(file: string): number {
    try {
      return readFileSync(join(folder, `${file}.br`)).length;
    } catch {
      // Too small to be worth it.
      return readFileSync(join(folder, file)).length;
    }
  }

  function expectLight(sizes: ReadonlyMap<string, number>): void {
    const list = [...sizes].map(([file, size]) => `${size} ${file}`).join('\n');
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect(sizes.size).toBeGreaterThan(3);
    expect(total, `what is loaded:\n${list}`).toBeLessThanOrEqual(allowed);
  }

  it.each(KINDS)('a phone: at most 60 kB until the first round is drawn, when it is of %s', (kind) => {
    expectLight(weighed('index.html', 'participant/Inside.svelte', `rounds/${kind}/Ballot.svelte`));
  });

  it('the wall: at most 60 kB until there is a result', () => {
    expectLight(weighed('wall.html'));
  });
});

describe('[LIGHT] the participant’s first load, in a real browser', () => {
  let server: ServerProcess;
  let browser: Browser;
  let started: Started;
  let facilitator: LiveClient;

  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.start(), launchChromium()]);
    const owner = new ApiClient(server.origin);
    await owner.setUp(await server.setupToken());
    const round = plannedRound('order', 'ranking', { source: typedItems('a', 'b', 'c') });
    const { id } = await owner.createSession('Light', [round]);
    started = await owner.start(id);
    const credentials = { token: tokenIn(started.coFacilitatorUrl) };
    const random = new SeededRandom(60);
    facilitator = new LiveClient({ origins: () => [server.origin], credentials, random }).start();
  });

  afterAll(async () => {
    facilitator.stop();
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  it('is at most 60 kB at the door, headers and all', async () => {
    const page = await browser.newPage();
    const loads = await loadsOf(page);
    await page.goto(server.origin, { waitUntil: 'networkidle' });
    const total = [...loads.values()].reduce((sum, { all }) => sum + all, 0);
    expect(loads.size, 'the page loads scripts and styles').toBeGreaterThan(1);
    expect(total, listOf(loads)).toBeLessThanOrEqual(allowed);
    await page.close();
  });

  it('is at most 60 kB until the first round is drawn; where WebSockets fail, the session comes by another way', async () => {
    const page = await browser.newPage({ locale: 'en-GB' });
    const cut = await browser.newPage({ locale: 'en-GB' });
    await cut.routeWebSocket(/./, (socket) => socket.close());
    // Rounds to come are not fetched ahead for who spares data.
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
    );
    const loads = await loadsOf(page);
    for (const each of [page, cut]) {
      await each.goto(started.joinUrl);
      await each.getByRole('button', { name: phone.join, exact: true }).click();
      await each.getByText(phone.lobbyTitle).waitFor();
    }
    await facilitator.ask({ type: 'open-round', roundId: 'order' });
    for (const each of [page, cut]) await each.getByText('Option c').first().waitFor();
    const total = [...loads.values()].reduce((sum, { body }) => sum + body, 0);
    expect(total, listOf(loads)).toBeLessThanOrEqual(allowed);
    expect([...loads.keys()].filter((file) => file.includes('/Ballot-')).length).toBe(2);
    await Promise.all([page.close(), cut.close()]);
  });
});

interface Load {
  /** As it crosses the network, headers and all. */
  all: number;
  /** Its compressed content. */
  body: number;
}

/** What each script and style of a page weighs on the wire, from now on. */
async function loadsOf(page: Page): Promise<Map<string, Load>> {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  const begun = new Map<string, { file: string; headers: number }>();
  const loads = new Map<string, Load>();
  devtools.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type !== 'Script' && type !== 'Stylesheet') return;
    begun.set(requestId, { file: new URL(response.url).pathname, headers: response.encodedDataLength });
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength: all }) => {
    const load = begun.get(requestId);
    if (load) loads.set(load.file, { all, body: all - load.headers });
  });
  await devtools.send('Network.enable');
  return loads;
}

function listOf(loads: ReadonlyMap<string, Load>): string {
  return [...loads].map(([file, { all, body }]) => `${all} (${body}) ${file}`).join('\n');
}
