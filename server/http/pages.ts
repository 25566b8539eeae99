import { join } from 'node:path';
import express, { type Express, type Response } from 'express';
import staticGzip from 'express-static-gzip';

const PAGES = [
  { paths: ['/', '/j'], file: 'index.html' },
  { paths: ['/wall'], file: 'wall.html' },
  { paths: ['/app', '/app/*rest'], file: 'app.html' },
];

/**
 * The built pages. Files whose name holds their hash may be kept for ever; the pages themselves are asked for every time,
 * so that a new version is there at once.
 */
export function servePages(app: Express, folder: string): void {
  app.use(
    '/assets',
    // The build has compressed them already: a thousand phones at once cost no compression here.
    staticGzip(join(folder, 'assets'), {
      enableBrotli: true,
      orderPreference: ['br', 'gzip'],
      index: false,
      serveStatic: { immutable: true, maxAge: '365d', redirect: false, fallthrough: true },
    }),
  );
  for (const { paths, file } of PAGES)
    app.get(paths, (_request, response, next) => sendPage(response, folder, file, 200, next));
  app.use(express.static(folder, { index: false, redirect: false, dotfiles: 'ignore', maxAge: '1h' }));
}

/** Whoever follows a broken link in a browser gets the page for joining instead of a document for programs. */
export function sendNotFoundPage(response: Response, folder: string, next: (error?: unknown) => void): void {
  sendPage(response, folder, 'index.html', 404, next);
}

function sendPage(
  response: Response,
  folder: string,
  file: string,
  status: number,
  next: (error?: unknown) => void,
): void {
  response.status(status).setHeader('cache-control', 'no-cache');
  response.sendFile(file, { root: folder, cacheControl: false }, (error?: Error) => {
    if (error && !response.headersSent) next(error);
  });
}
