import type { AgendaRound } from '../../sessions/agenda.ts';
import type { RoundKindName } from '../../sessions/rounds/registry.ts';
import type { RoundStatus, Team } from '../../sessions/state.ts';

/** A round as the agenda shows it: what was prepared, and how far it is. */
export interface AgendaStep extends AgendaRound {
  status: RoundStatus;
}

/** What of a round can be changed in place. */
export type RoundChange = Partial<Pick<AgendaRound, 'title' | 'seconds' | 'notes' | 'config'>>;

/**
 * Changing an agenda: the same gestures for a draft, which is saved, and for a live session, where each is a
 * command. Everything takes effect at once or is refused with a sentence; `null` is "it did not happen".
 */
export interface AgendaEditor {
  readonly steps: readonly AgendaStep[];
  /** Of the session: what can be asked in a round depends on whether there are any. */
  readonly teams: readonly Team[];
  /** Adds a round at `index`, or at the end, and answers its id. */
  add(kind: RoundKindName, index: number | null): Promise<string | null>;
  /** Changes a planned round; the values must be ones the round's kind accepts. */
  edit(id: string, change: RoundChange): void;
  /** Puts a copy after the round and answers the copy's id. */
  duplicate(id: string): Promise<string | null>;
  move(id: string, index: number): void;
  /** Takes a planned round out. What `did` is told puts it back. */
  remove(id: string): void;
}

/** Only a round in which nothing happened yet can be changed or taken out. */
export function isPlanned(step: AgendaStep): boolean {
  return step.status === 'planned';
}
