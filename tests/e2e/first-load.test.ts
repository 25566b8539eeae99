import type { CDPSession, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { ServerProcess } from '../support/server-process.ts';

const allowed = 60_000;

it('[LIGHT] the participant’s first load is at most 60 kB of scripts and styles', async () => {
  await using server = await ServerProcess.start();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const loads = await bytesByFile(await page.context().newCDPSession(page), page, server.origin);
    const total = [...loads.values()].reduce((sum, bytes) => sum + bytes, 0);
    const list = [...loads].map(([file, bytes]) => `${bytes} ${file}`).join('\n');
    expect(loads.size, 'the page loads scripts and styles').toBeGreaterThan(1);
    expect(total, `bytes as they cross the network:\n${list}`).toBeLessThanOrEqual(allowed);
  } finally {
    await browser.close();
  }
});

/** What each script and style of a page weighs on the wire: headers, compressed body and all. */
async function bytesByFile(devtools: CDPSession, page: Page, address: string): Promise<Map<string, number>> {
  const names = new Map<string, string>();
  const bytes = new Map<string, number>();
  devtools.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || type === 'Stylesheet') names.set(requestId, new URL(response.url).pathname);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const name = names.get(requestId);
    if (name !== undefined) bytes.set(name, (bytes.get(name) ?? 0) + encodedDataLength);
  });
  await devtools.send('Network.enable');
  await page.goto(address, { waitUntil: 'networkidle' });
  return bytes;
}
