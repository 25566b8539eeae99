import * as z from 'zod/mini';
import { agenda as agendaSchema, type Agenda } from './agenda.ts';
import type { Refusal } from './refusals.ts';
import { kindOf } from './rounds/registry.ts';
import { sessionLanguage, sessionSettings, sessionTitle } from './settings.ts';
import type { Language, SessionSettings } from './state.ts';

export const AGENDA_FORMAT = 'rondo-agenda';
/** Grows when an older server could not read a newer file. */
export const AGENDA_VERSION = 1;

/** What is prepared of a session, without anything that happened in it. */
export interface Preparation {
  title: string;
  language: Language;
  settings: SessionSettings;
  agenda: Agenda;
}

export interface AgendaFile extends Preparation {
  format: typeof AGENDA_FORMAT;
  version: number;
}

const envelope = z.object({ format: z.literal(AGENDA_FORMAT), version: z.int().check(z.minimum(1)) });
const rounds = z.object({ agenda: z.array(z.object({ kind: z.string() })) });
const preparation = z.object({
  title: sessionTitle,
  language: sessionLanguage,
  settings: sessionSettings,
  agenda: agendaSchema,
});

/**
 * A session's preparation as a file to keep, to share and to import elsewhere. Pictures stay behind.
 *
 * @param pictures ids of the pictures the agenda may show
 */
export function agendaFileOf(
  { title, language, settings, agenda }: Preparation,
  pictures: ReadonlySet<string>,
): AgendaFile {
  return {
    format: AGENDA_FORMAT,
    version: AGENDA_VERSION,
    ...{ title, language, settings },
    agenda: withoutPictures(agenda, pictures) as Agenda,
  };
}

export type ReadAgendaFile =
  { ok: true; preparation: Preparation } | { ok: false; refusal: Refusal; detail?: string };

/** Reads such a file, whoever wrote it, and gives everything in it an id of its own. */
export function readAgendaFile(raw: unknown, newId: () => string): ReadAgendaFile {
  const head = envelope.safeParse(raw);
  if (!head.success) return { ok: false, refusal: 'file-unreadable' };
  if (head.data.version > AGENDA_VERSION) return { ok: false, refusal: 'file-too-new' };
  const kinds = rounds.safeParse(raw);
  const strange = kinds.success ? kinds.data.agenda.findIndex(({ kind }) => !kindOf(kind)) : -1;
  if (strange >= 0) return { ok: false, refusal: 'round-kind-unknown', detail: `agenda.${strange}` };
  const parsed = preparation.safeParse(raw);
  if (parsed.success) return { ok: true, preparation: withOwnIds(parsed.data, newId) };
  const [issue] = parsed.error.issues;
  const refusal: Refusal =
    issue?.message === 'round-config-invalid' ? 'round-config-invalid' : 'file-unreadable';
  const detail = issue?.path.map(String).join('.') ?? '';
  return { ok: false, refusal, ...(detail === '' ? {} : { detail: detail.slice(0, 200) }) };
}

function withoutPictures(value: unknown, pictures: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutPictures(entry, pictures));
  if (typeof value !== 'object' || value === null) return value;
  if ('id' in value && typeof value.id === 'string' && pictures.has(value.id)) return null;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, withoutPictures(entry, pictures)]),
  );
}

/** Fields that hold words: what stands there is no reference, even if it looks like an id. */
const WORDS: ReadonlySet<string> = new Set(
  'title text prompt notes name label minLabel maxLabel labels grades unit alt kind quadrants'.split(' '),
);

/** The same preparation with new ids for rounds, teams, items and all else that has one, wherever they are referred to. */
function withOwnIds(preparation: Preparation, newId: () => string): Preparation {
  const ids = new Map<string, string>();
  collectIds(preparation, ids, newId);
  return replaceIds(preparation, ids) as Preparation;
}

function collectIds(value: unknown, ids: Map<string, string>, newId: () => string): void {
  if (typeof value !== 'object' || value === null) return;
  if ('id' in value && typeof value.id === 'string' && !ids.has(value.id)) ids.set(value.id, newId());
  for (const entry of Object.values(value)) collectIds(entry, ids, newId);
}

function replaceIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((entry) => replaceIds(entry, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, WORDS.has(key) ? entry : replaceIds(entry, ids)]),
  );
}
