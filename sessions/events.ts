import type { AgendaRound } from './agenda.ts';
import type { Item } from './rounds/items.ts';
import type { Audience, SessionFacts } from './state.ts';

/**
 * What happened in a session, past tense, as the journal keeps it. `evolve` applies an event and never
 * refuses. A participant's name stands in `participant-joined` alone; the journal keeps it in the one
 * table of names and re-attaches it on replay (law 8).
 */
export type SessionEvent =
  | { type: 'session-started'; facts: SessionFacts; agenda: AgendaRound[] }
  | { type: 'session-paused'; paused: boolean }
  | { type: 'session-stopped' }
  | { type: 'joining-locked'; locked: boolean }
  | {
      type: 'participant-joined';
      participantId: string;
      name: string | null;
      teamId: string | null;
      waiting: boolean;
    }
  | { type: 'participant-admitted'; participantId: string }
  | { type: 'participant-removed'; participantId: string }
  | { type: 'participant-assigned'; participantId: string; teamId: string | null }
  | { type: 'round-added'; round: AgendaRound; index: number }
  | { type: 'round-edited'; roundId: string; title: string; seconds: number | null; config: unknown }
  | { type: 'round-moved'; roundId: string; index: number }
  | { type: 'round-deleted'; roundId: string }
  | { type: 'round-restored'; roundId: string; index: number }
  | { type: 'round-opened'; roundId: string; items: Item[]; endsAt: number | null }
  | {
      type: 'round-closed';
      roundId: string;
      by: 'facilitator' | 'timer' | 'next-round' | 'stop';
      present: number;
    }
  | { type: 'round-reopened'; roundId: string }
  | { type: 'round-shown'; roundId: string | null }
  | { type: 'results-shown'; roundId: string; audiences: Audience[]; shown: boolean }
  | { type: 'timer-set'; roundId: string; endsAt: number | null }
  | {
      type: 'contribution-added';
      roundId: string;
      contributionId: string;
      participantId: string;
      text: string;
    }
  | { type: 'contribution-edited'; roundId: string; contributionId: string; text: string }
  | { type: 'contribution-withdrawn'; roundId: string; contributionId: string }
  | { type: 'contribution-hidden'; roundId: string; contributionId: string; hidden: boolean }
  | { type: 'ballot-cast'; roundId: string; voter: string; ballot: unknown }
  | { type: 'ballot-withdrawn'; roundId: string; voter: string };
