import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { Api } from '../../../client/app/api.ts';
import StartingPoints from '../../../client/app/StartingPoints.svelte';
import {
  createFromTemplate,
  importAgenda,
  markAsTemplate,
  type StartingPoint,
} from '../../../client/app/templates.ts';
import { show } from '../in-language.ts';

let server: Server | undefined;
let asked: [method: string | undefined, url: string | undefined, body: unknown][] = [];

async function apiAnswering(status: number, body: object | null): Promise<Api> {
  asked = [];
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      asked.push([request.method, request.url, JSON.parse(Buffer.concat(pieces).toString())]);
      response.writeHead(status, { 'content-type': 'application/json' }).end(body && JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return new Api(
    (path, init) => fetch(new URL(typeof path === 'string' ? path : '/', `http://127.0.0.1:${port}`), init),
    () => 'nl',
  );
}

afterEach(() => {
  cleanup();
  server?.close();
});

const size = { minutes: 45, rounds: 7 };
const offer = {
  templates: [
    { name: 'retrospective', title: 'Retrospective', purpose: 'A team looks back.', ...size },
    { name: 'premortem', title: 'Premortem', purpose: 'It failed; why?', ...size },
  ],
  own: [{ id: 's1', title: 'Our monthly talk', minutes: 0, rounds: 1 }],
};

describe('what a new session starts from', () => {
  test('an empty agenda is chosen until something else is', async () => {
    let chosen: StartingPoint = { from: 'empty' };
    show(StartingPoints, {
      offer,
      get chosen() {
        return chosen;
      },
      set chosen(point: StartingPoint) {
        chosen = point;
      },
    });
    expect(screen.getByLabelText<HTMLInputElement>(/An empty agenda/).checked).toBe(true);
    expect(screen.getByText('It failed; why?')).toBeTruthy();
    expect(screen.getAllByText('45 minutes, 7 rounds')).toHaveLength(2);
    // Without timers there are no minutes to tell.
    expect(screen.getByText('1 round')).toBeTruthy();
    await fireEvent.click(screen.getByLabelText(/Premortem/));
    expect(chosen).toEqual({ from: 'shipped', name: 'premortem' });
    await fireEvent.click(screen.getByLabelText(/Our monthly talk/));
    expect(chosen).toEqual({ from: 'own', id: 's1' });
    await fireEvent.click(screen.getByLabelText(/A file/));
    expect(chosen).toEqual({ from: 'file' });
  });

  test('while the templates are not here, one can start empty or with a file', () => {
    show(StartingPoints, { offer: null, chosen: { from: 'empty' } });
    expect(screen.getAllByRole('radio')).toHaveLength(2);
  });
});

describe('asking for it', () => {
  test('a template is asked for by its name, a mark by the session', async () => {
    const api = await apiAnswering(200, {});
    await createFromTemplate(api, 'premortem', 'nl');
    await markAsTemplate(api, 's1', true);
    expect(asked).toEqual([
      ['POST', '/api/v1/sessions', { template: 'premortem', language: 'nl' }],
      ['POST', '/api/v1/sessions/s1/template', { template: true }],
    ]);
  });

  test('a file that is no JSON is refused in the server’s words', async () => {
    const api = await apiAnswering(422, { code: 'file-unreadable' });
    expect(await importAgenda(api, 'not a file')).toEqual({
      ok: false,
      problem: { code: 'file-unreadable' },
    });
    await importAgenda(api, '{"format":"rondo-agenda"}');
    expect(asked.map(([, , body]) => body)).toEqual([
      { import: null },
      { import: { format: 'rondo-agenda' } },
    ]);
  });
});
