import * as z from 'zod/mini';
import { MAX_AGENDA_ROUNDS } from './limits.ts';
import { kindOf } from './rounds/registry.ts';
import { id, line, text } from './text.ts';

/** One step of the agenda as it is prepared, before anything happened in it. */
export interface AgendaRound {
  id: string;
  kind: string;
  title: string;
  /** Length of the timer started with the round, in seconds; null is no timer. */
  seconds: number | null;
  /** For the facilitator alone: what to say, to watch and to do. */
  notes: string;
  /** The earlier round this one repeats (a second vote after a discussion); null for most. */
  repeats: string | null;
  /** Parsed by the kind's own schema; only the kind knows its shape. */
  config: unknown;
}
export type Agenda = AgendaRound[];

export const ROUND_TITLE_LENGTH = 200;
export const roundTitle = line(0, ROUND_TITLE_LENGTH);
export const ROUND_NOTES_LENGTH = 2_000;
export const roundNotes = text(0, ROUND_NOTES_LENGTH);
export const roundSeconds = z.nullable(z.int().check(z.minimum(5), z.maximum(24 * 3600)));

const roundShape = z.strictObject({
  id,
  kind: z.string().check(z.maxLength(40)),
  title: roundTitle,
  seconds: roundSeconds,
  notes: z._default(roundNotes, ''),
  repeats: z._default(z.nullable(id), null),
  config: z.unknown(),
});

/** A round whose configuration its own kind accepts. */
export const agendaRound = z.pipe(
  roundShape,
  z.transform((round, context): AgendaRound => {
    const parsed = kindOf(round.kind)?.config.safeParse(round.config);
    if (parsed?.success) return { ...round, config: parsed.data };
    context.issues.push({
      code: 'custom',
      message: 'round-config-invalid',
      input: round.config,
      path: ['config'],
    });
    return round;
  }),
);

export const agenda = z.array(agendaRound).check(
  z.maxLength(MAX_AGENDA_ROUNDS),
  z.refine((rounds) => new Set(rounds.map((round) => round.id)).size === rounds.length),
);

/** A fresh round of a kind with the kind's defaults; undefined when there is no such kind. */
export function freshRound(kind: string, title: string, newId: () => string): AgendaRound | undefined {
  const definition = kindOf(kind);
  return (
    definition && {
      id: newId(),
      kind,
      title,
      seconds: null,
      notes: '',
      repeats: null,
      config: definition.defaults(newId),
    }
  );
}
