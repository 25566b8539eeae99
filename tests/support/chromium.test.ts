import { expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';

it('a real browser starts, runs a page and draws it', async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><title>Rondo</title><h1>Seen</h1>');
    expect(await page.locator('h1').innerText()).toBe('Seen');
    expect((await page.screenshot()).byteLength).toBeGreaterThan(1000);
  } finally {
    await browser.close();
  }
});
