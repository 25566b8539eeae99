import { randomBytes } from 'node:crypto';
import { freshRound } from '../sessions/agenda.ts';
import { ROUND_KIND_NAMES } from '../sessions/rounds/registry.ts';

/** For a machine of one's own: `dev.ts` lets nobody else reach it. */
export const DEMO = { email: 'demo@example.org', password: 'Quince-harbour-42' } as const;

/**
 * Makes the demo account and a session with a round of every kind, and rehearses it: something to look at right after the first
 * start. Asks over HTTP as a page does.
 *
 * @param setupLink the one-time link to the first account
 * @returns the session's id
 */
export async function seedDemo(origin: string, setupLink: string): Promise<string> {
  let cookie = '';
  const ask = async <T>(method: string, path: string, body: object): Promise<T> => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(cookie === '' ? {} : { cookie }) },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? cookie;
    return (await response.json()) as T;
  };
  const token = setupLink.slice(setupLink.indexOf('#') + 1);
  await ask('POST', '/setup', { token, ...DEMO, language: 'en' });
  const { id, version } = await ask<{ id: string; version: number }>('POST', '/sessions', {
    title: 'Demo',
    language: 'en',
    settings: { names: 'optional', teams: [], teamJoin: 'choose' },
  });
  const newId = () => randomBytes(12).toString('base64url');
  const agenda = ROUND_KIND_NAMES.map((kind) => freshRound(kind, kind, newId));
  await ask('PATCH', `/sessions/${id}`, { version, agenda });
  await ask('POST', `/sessions/${id}/rehearse`, { participants: 20, temperament: 'lively' });
  return id;
}
