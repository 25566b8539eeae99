import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { filledOnce } from './cache-folder.ts';
import { findOnPath } from './find-on-path.ts';

const run = promisify(execFile);
const decompress = promisify(brotliDecompress);

/** No sandbox, because tests run as root in containers; the rest keeps the browser from calling home. */
const flags = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Executable {
  path: string;
  env: Record<string, string>;
}

/** Starts a real Chromium: the machine's own when there is one, else the one that comes with the packages. */
export async function launchChromium(): Promise<Browser> {
  const { path, env } = await executable();
  return chromium.launch({ executablePath: path, args: flags, env: { ...process.env, ...env } });
}

async function executable(): Promise<Executable> {
  const installed = await findOnPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  if (installed !== undefined) return { path: installed, env: {} };
  const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  if (existsSync(onMac)) return { path: onMac, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return packaged();
  throw new Error(
    'These tests drive a real browser: install Chromium or Chrome, so that `chromium` is on PATH.',
  );
}

/** The browser inside the npm package, unpacked once per version (0.2 GB). */
async function packaged(): Promise<Executable> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../bin');
  const { version } = JSON.parse(await readFile(join(bin, '../package.json'), 'utf8')) as { version: string };
  const folder = await filledOnce(`chromium-${version}`, async (scratch) => {
    const { default: packagedChromium } = await import('@sparticuz/chromium');
    // The package unpacks into the system's temporary folder and takes whatever is there already for its own.
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = scratch;
    try {
      await packagedChromium.executablePath();
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
    await unpackLibraries(join(bin, 'al2023.tar.br'), join(scratch, 'libraries'));
  });
  const path = join(folder, 'chromium');
  const { stdout } = await run('ldd', [path]);
  const env: Record<string, string> = {};
  if (stdout.includes('not found')) env['LD_LIBRARY_PATH'] = join(folder, 'libraries/lib');
  if (!existsSync('/etc/fonts')) env['FONTCONFIG_PATH'] = join(folder, 'fonts');
  return { path, env };
}

/** NSS and its kin for machines that lack them; the package brings them for another purpose. */
async function unpackLibraries(archive: string, folder: string): Promise<void> {
  await mkdir(folder);
  const tar = join(folder, 'libraries.tar');
  await writeFile(tar, await decompress(await readFile(archive)));
  await run('tar', ['-x', '-f', tar, '-C', folder]);
  await rm(tar);
}
