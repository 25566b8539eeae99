import type { Agenda, AgendaRound } from '../../sessions/agenda.ts';
import { moved } from '../../sessions/moved.ts';
import { MAX_AGENDA_ROUNDS } from '../../sessions/limits.ts';
import type { RoundChange } from './agenda-editor.ts';

/**
 * Changes to an agenda as functions from one agenda to the next. A draft keeps those it has not saved yet, so that
 * they can be made again on what another tab saved in the meantime: each leaves an agenda it does not fit as it is.
 */
export type AgendaOperation = (agenda: Agenda) => Agenda;

export function inserted(round: AgendaRound, index: number | null): AgendaOperation {
  return (agenda) => {
    if (agenda.length >= MAX_AGENDA_ROUNDS || agenda.some((other) => other.id === round.id)) return agenda;
    return agenda.toSpliced(index ?? agenda.length, 0, round);
  };
}

export function edited(id: string, change: RoundChange): AgendaOperation {
  return (agenda) => agenda.map((round) => (round.id === id ? { ...round, ...change } : round));
}

/** A copy with an id of its own right after the original. */
export function duplicated(id: string, copyId: string): AgendaOperation {
  return (agenda) => {
    const at = agenda.findIndex((round) => round.id === id);
    const original = agenda[at];
    return original ? inserted({ ...original, id: copyId }, at + 1)(agenda) : agenda;
  };
}

export function movedTo(id: string, index: number): AgendaOperation {
  return (agenda) => {
    const round = agenda.find((other) => other.id === id);
    return round ? moved(agenda, round, index) : agenda;
  };
}

export function removed(id: string): AgendaOperation {
  return (agenda) => agenda.filter((round) => round.id !== id);
}
