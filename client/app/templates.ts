import * as z from 'zod/mini';
import type { Language } from '../../sessions/state.ts';
import { nothing, shaped, type Answer, type Api } from './api.ts';
import { sessionResource, type SessionResource } from './resources.ts';

const size = { minutes: z.number(), rounds: z.number() };
const offer = z.object({
  templates: z.array(z.object({ name: z.string(), title: z.string(), purpose: z.string(), ...size })),
  own: z.array(z.object({ id: z.string(), title: z.string(), ...size })),
});

/** What a new session can start from, beside an empty agenda and a file. */
export type TemplateOffer = z.infer<typeof offer>;

/** What somebody chose to start from. */
export type StartingPoint =
  { from: 'empty' } | { from: 'shipped'; name: string } | { from: 'own'; id: string } | { from: 'file' };

export function templatesOffered(api: Api, language: Language): Promise<Answer<TemplateOffer>> {
  return api.send('GET', `/templates?language=${language}`, shaped(offer));
}

/** A draft out of a template that comes with the product. */
export function createFromTemplate(
  api: Api,
  template: string,
  language: Language,
): Promise<Answer<SessionResource>> {
  return api.send('POST', '/sessions', shaped(sessionResource), { template, language });
}

/** A draft out of an agenda file. What is no JSON is handed on as nothing, and refused in the server's words. */
export function importAgenda(api: Api, text: string): Promise<Answer<SessionResource>> {
  let file: unknown = null;
  try {
    file = JSON.parse(text);
  } catch {
    // Refused as any other file that is no agenda.
  }
  return api.send('POST', '/sessions', shaped(sessionResource), { import: file });
}

export function markAsTemplate(api: Api, sessionId: string, template: boolean): Promise<Answer<null>> {
  return api.send('POST', `/sessions/${sessionId}/template`, nothing, { template });
}

/** Where a session's agenda is downloaded. */
export function agendaPath(sessionId: string): string {
  return `/api/v1/sessions/${sessionId}/agenda`;
}
