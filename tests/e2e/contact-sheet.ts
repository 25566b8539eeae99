import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

export interface Shot {
  place: 'phone' | 'console' | 'wall';
  colorScheme: 'light' | 'dark';
  image: Buffer;
}

/** In pixels: small enough to keep, large enough to read. */
const ROW_HEIGHT = 440;

/** All pictures of one kind on one sheet, kept when a folder for them is named (`RONDO_PICTURES`). */
export async function contactSheet(browser: Browser, name: string, shots: readonly Shot[]): Promise<void> {
  const folder = process.env['RONDO_PICTURES'];
  if (!folder) return;
  const row = (colorScheme: Shot['colorScheme']) =>
    shots
      .filter((shot) => shot.colorScheme === colorScheme)
      .map(
        ({ image }) =>
          `<img height="${ROW_HEIGHT}" src="data:image/jpeg;base64,${image.toString('base64')}">`,
      )
      .join('');
  const page = await browser.newPage({ viewport: { width: 1_980, height: 960 } });
  await page.setContent(
    `<style>body{margin:16px;background:#888}div{display:flex;gap:16px;margin-bottom:16px}</style>` +
      `<div>${row('light')}</div><div>${row('dark')}</div>`,
  );
  await page.waitForLoadState('networkidle');
  writeFileSync(
    join(folder, `${name}.jpg`),
    await page.screenshot({ type: 'jpeg', quality: 70, fullPage: true }),
  );
  await page.close();
}
