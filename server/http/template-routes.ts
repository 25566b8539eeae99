import * as z from 'zod';
import type { ImagesRepository } from '../../db/images-repository.ts';
import type { SessionTemplatesRepository } from '../../db/session-templates-repository.ts';
import { agendaFileOf } from '../../sessions/agenda-file.ts';
import type { Agenda } from '../../sessions/agenda.ts';
import { sessionLanguage } from '../../sessions/settings.ts';
import { TEMPLATE_NAMES, TEMPLATES } from '../../sessions/templates/registry.ts';
import { minutesOf } from '../../sessions/templates/template.ts';
import { newId } from '../platform/ids.ts';
import { done } from '../platform/outcome.ts';
import { defineRoute, type Route } from './route.ts';

const SMALL = 1024;

const size = {
  minutes: z.number().meta({ description: 'The sum of its timers' }),
  rounds: z.int(),
};
const shipped = z.object({
  name: z.enum(TEMPLATE_NAMES),
  title: z.string(),
  purpose: z.string().meta({ description: 'What it is for, in a sentence' }),
  ...size,
});
const own = z.object({ id: z.string(), title: z.string(), language: sessionLanguage, ...size });

/** Templates: those that come with the product, an account's own ones, and agendas as files. */
export function templateRoutes(templates: SessionTemplatesRepository, images: ImagesRepository): Route[] {
  return [
    defineRoute('GET /api/v1/templates', {
      summary: 'What a new session can be made from',
      description:
        'A template that comes with the product is used by `{template, language}`, an own one by `{from}`, both in `POST /api/v1/sessions`.',
      query: z.strictObject({ language: z.optional(sessionLanguage) }),
      status: 200,
      answer: { json: z.object({ templates: z.array(shipped), own: z.array(own) }) },
      refusals: [],
      async handle({ query, language: preferred, signedIn }) {
        const language = query.language ?? preferred;
        const mine = await templates.listOwned(signedIn.account.id);
        return done({
          templates: TEMPLATE_NAMES.map((name) => {
            const { title, purpose } = TEMPLATES[name].card[language];
            return { name, title, purpose, ...sizeOf(TEMPLATES[name].build(language, newId).agenda) };
          }),
          own: mine.map(({ agenda, ...template }) => ({ ...template, ...sizeOf(agenda) })),
        });
      },
    }),
    defineRoute('POST /api/v1/sessions/{id}/template', {
      summary: 'Keep a session among one’s own templates, or no longer',
      body: { json: z.strictObject({ template: z.boolean() }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: [],
      async handle({ body, session }) {
        await templates.mark(session.id, body.template);
        return done(null);
      },
    }),
    defineRoute('GET /api/v1/sessions/{id}/agenda', {
      summary: 'Agenda and settings of a session as a file',
      description: 'What `POST /api/v1/sessions {import}` takes. Its layout is in docs/export.md.',
      status: 200,
      answer: { file: ['application/json'] },
      refusals: [],
      async handle({ session }) {
        const file = agendaFileOf(session, new Set(await images.idsOf(session.id)));
        return done({
          type: 'application/json; charset=utf-8',
          fileName: `${nameFor(session.title)}.rondo.json`,
          content: Buffer.from(`${JSON.stringify(file, null, 2)}\n`),
        });
      },
    }),
  ];
}

function sizeOf(agenda: Agenda): { minutes: number; rounds: number } {
  return { minutes: minutesOf(agenda), rounds: agenda.length };
}

/** Letters and numbers of a title, as a file name every system takes. */
function nameFor(title: string): string {
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return name.replace(/^-|-$/g, '') || 'agenda';
}
