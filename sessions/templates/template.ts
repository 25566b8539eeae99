import type { Agenda, AgendaRound } from '../agenda.ts';
import { ROUND_KINDS, type ConfigOf, type RoundKindName } from '../rounds/registry.ts';
import type { Language, SessionSettings } from '../state.ts';

/** A session that is ready to run, or to be changed first. */
export interface TemplateSession {
  title: string;
  settings: SessionSettings;
  agenda: Agenda;
}

export interface SessionTemplate {
  /** What it is called, and what it is for, where one chooses. */
  card: InLanguages<{ title: string; purpose: string }>;
  /** A fresh session: every call makes ids of its own. */
  build(language: Language, newId: () => string): TemplateSession;
}

/** The same texts in every language: one that is missing, or has one too many, is a type error. */
export type InLanguages<Texts> = Readonly<Record<Language, Texts>>;

export function inLanguages<Texts>(
  texts: { en: Texts } & Record<Exclude<Language, 'en'>, NoInfer<Texts>>,
): InLanguages<Texts> {
  return texts;
}

/** What one round says: its title, and for the facilitator alone what to say, to do and to watch. */
export interface RoundWords {
  title: string;
  notes: string;
}

/** One round of a template; what its configuration leaves out is as its kind has it by default. */
export function step<Kind extends RoundKindName>(
  newId: () => string,
  kind: Kind,
  { title, notes }: RoundWords,
  minutes: number,
  config: Partial<ConfigOf<Kind>>,
  repeats: AgendaRound | null = null,
): AgendaRound {
  const defaults = ROUND_KINDS[kind].defaults(newId);
  return {
    id: newId(),
    kind,
    title,
    seconds: minutes * 60,
    notes,
    repeats: repeats?.id ?? null,
    config: { ...defaults, ...config },
  };
}

/** Items as they are typed into an agenda. */
export function itemsOf(newId: () => string, texts: readonly string[]): { id: string; text: string }[] {
  return texts.map((text) => ({ id: newId(), text }));
}

export function typed(newId: () => string, texts: readonly string[]) {
  return { from: 'typed' as const, items: itemsOf(newId, texts) };
}

export function clustersOf({ id }: AgendaRound) {
  return { from: 'clusters' as const, roundId: id };
}

export function topOf({ id }: AgendaRound, count: number) {
  return { from: 'top' as const, roundId: id, count };
}

export function contributionsOf({ id }: AgendaRound) {
  return { from: 'round' as const, roundId: id };
}

export function withoutTeams(names: SessionSettings['names'] = 'none'): SessionSettings {
  return { names, teams: [], teamJoin: 'choose' };
}

/** How long a template takes, in minutes: the sum of its timers. */
export function minutesOf(agenda: Agenda): number {
  return agenda.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0) / 60;
}
