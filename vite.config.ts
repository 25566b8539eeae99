/// <reference types="vitest/config" />
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

/** Where a build goes; the tests build beside `dist`, so that they never pull it from under a running server. */
const outRoot = process.env['RONDO_BUILD_DIR'] ?? 'dist';

/** A build on a busy machine is no reason for a lecture at every start. */
const checks = { bundlerTimings: false };

/** Where `npm run dev` runs the server that the pages talk to. */
const product = 'http://localhost:3000';

/** The three pages: for participants, for the wall, and for facilitators and account owners. */
function page(name: 'index' | 'wall' | 'app'): string {
  return resolve(import.meta.dirname, 'client', `${name}.html`);
}

/** The migrations are SQL files that the database floor reads beside its own code: put them beside the bundle. */
function carryMigrations(): Plugin {
  let target = '';
  return {
    name: 'rondo:carry-migrations',
    apply: 'build',
    configResolved(config) {
      target = join(config.root, config.build.outDir, 'migrations');
    },
    closeBundle() {
      cpSync('db/migrations', target, { recursive: true });
    },
  };
}

/** Tests that start real processes: one at a time, so that their deadlines mean something on two cores. */
const processTests = {
  globalSetup: [resolve(import.meta.dirname, 'tests/support/build-once.ts')],
  testTimeout: 120_000,
  hookTimeout: 180_000,
  maxWorkers: 1,
};

/** Compressed once here, as small as it gets, instead of by the server for each of a thousand phones. */
function compressed(): Plugin {
  return compression({
    algorithms: ['brotliCompress', 'gzip'],
    include: /[.](js|css|svg)$/,
    threshold: 500,
    logLevel: 'silent',
  });
}

/** One of these files, by what its path has in it. */
function oneOf(...paths: string[]): RegExp {
  return new RegExp(`[\\\\/](?:${paths.join('|').replaceAll('/', '[\\\\/]')})`);
}

/**
 * What pages share, in few files: left alone it comes in a dozen small ones, of which each has its headers and is compressed by
 * itself. Whatever is not named here goes where it is used.
 */
const sharedFiles = [
  {
    // What every page begins with.
    name: 'base',
    priority: 2,
    test: oneOf(
      'node_modules/(svelte|esm-env|clsx)/',
      'client/theme/',
      'client/texts/(catalogue|common|language|numbers)[.]',
      'client/parts/RefusalWords[.]',
      'client/live/(chance|late|vault)[.]',
      'sessions/(join-code|refusals)[.]',
    ),
  },
  {
    // What every page of a running session has, and a phone fetches while somebody stands at the door.
    name: 'live',
    priority: 1,
    test: oneOf(
      'client/live/(clock|connection|line|live-session|outbox|view-store)[.]',
      'client/rounds/(Applies|RoundBallot|RoundResult|SideMissing|side-texts|kind-side|sides|round-scene|what-applies)[.]',
      'client/parts/TimerFace[.]',
      'client/texts/taking-part[.]',
    ),
  },
];

/** In development Vite serves the pages under the addresses that the server gives them. */
function pageAddresses(): Plugin {
  return {
    name: 'rondo:page-addresses',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        const path = (request.url ?? '').split('?', 1)[0] ?? '';
        if (path === '/j') request.url = '/index.html';
        else if (path === '/wall') request.url = '/wall.html';
        else if (/^[/]app([/][^.]*)?$/.test(path)) request.url = '/app.html';
        next();
      });
    },
  };
}

/** One configuration for three jobs: the pages, the server bundle (`vite build --ssr`) and the tests. */
export default defineConfig(async ({ isSsrBuild, mode }): Promise<UserConfig> => {
  const testing = mode === 'test';
  const svelteTesting = testing ? (await import('@testing-library/svelte/vite')).svelteTesting : undefined;
  return {
    root: testing || isSsrBuild ? '.' : 'client',
    publicDir: testing || isSsrBuild ? false : 'public',
    base: '/',
    clearScreen: false,
    plugins: [svelte({ configFile: false }), pageAddresses(), isSsrBuild ? carryMigrations() : compressed()],
    server: {
      port: 5173,
      strictPort: true,
      proxy: { '/api': product, '/socket.io': { target: product, ws: true } },
    },
    // A build adds to what is there: a process that runs from it, and a page that a phone loaded before, still find theirs.
    build: isSsrBuild
      ? {
          ssr: true,
          outDir: join(outRoot, 'server'),
          target: 'node20',
          emptyOutDir: false,
          minify: false,
          rolldownOptions: {
            checks,
            input: {
              main: resolve(import.meta.dirname, 'server/main.ts'),
              cli: resolve(import.meta.dirname, 'server/cli.ts'),
            },
            output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          },
        }
      : {
          outDir: join('..', outRoot, 'client'),
          emptyOutDir: false,
          target: 'es2022',
          manifest: true,
          // Nothing inline and no polyfill script: the pages run under a policy without `unsafe-inline`.
          modulePreload: { polyfill: false },
          assetsInlineLimit: 0,
          rolldownOptions: {
            checks,
            input: {
              join: page('index'),
              wall: page('wall'),
              app: page('app'),
            },
            output: { codeSplitting: { groups: sharedFiles } },
          },
        },
    test: {
      reporters: ['default', resolve(import.meta.dirname, 'tests/support/tally-reporter.ts')],
      environment: 'node',
      // Hashing passwords on a busy machine takes its time; a hung test is still noticed.
      testTimeout: 20_000,
      hookTimeout: 30_000,
      maxWorkers: 2,
      // A test that forgets an assertion shows nothing.
      expect: { requireAssertions: true },
      // Quick tests share their workers: loading the modules anew for each file takes four times as long.
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            isolate: false,
            // Whatever has no project of its own below, so that no file is forgotten.
            include: ['tests/**/*.test.ts'],
            exclude: ['tests/{client,contracts,support,e2e,faults}/**'],
          },
        },
        {
          extends: true,
          plugins: svelteTesting ? [svelteTesting()] : [],
          test: {
            name: 'client',
            environment: 'jsdom',
            isolate: false,
            include: ['tests/client/**/*.test.ts'],
          },
        },
        {
          extends: true,
          test: {
            name: 'contracts',
            include: ['tests/{contracts,support}/**/*.test.ts'],
            testTimeout: 30_000,
            hookTimeout: 120_000,
          },
        },
        {
          extends: true,
          test: {
            ...processTests,
            name: 'e2e',
            include: ['tests/e2e/**/*.test.ts'],
            sequence: { groupOrder: 1 },
          },
        },
        {
          extends: true,
          test: {
            ...processTests,
            name: 'faults',
            include: ['tests/faults/**/*.test.ts'],
            sequence: { groupOrder: 2 },
          },
        },
      ],
    },
  };
});
