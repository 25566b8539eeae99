import type { AgendaRound } from './agenda.ts';
import type { Item } from './rounds/items.ts';
import type { Cluster, ResultAudience, SessionFacts } from './state.ts';

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
      simulated?: boolean;
    }
  | { type: 'participant-admitted'; participantId: string }
  | { type: 'participant-removed'; participantId: string }
  | { type: 'participant-assigned'; participantId: string; teamId: string | null }
  | { type: 'round-added'; round: AgendaRound; index: number }
  | {
      type: 'round-edited';
      roundId: string;
      title: string;
      seconds: number | null;
      notes: string;
      config: unknown;
    }
  | { type: 'round-moved'; roundId: string; index: number }
  | { type: 'round-deleted'; roundId: string }
  | { type: 'round-restored'; roundId: string; index: number }
  /** `voterKey` is there in secret rounds; the journal keeps it apart, and only until the round closes. */
  | { type: 'round-opened'; roundId: string; items: Item[]; endsAt: number | null; voterKey?: string }
  | {
      type: 'round-closed';
      roundId: string;
      by: 'facilitator' | 'timer' | 'next-round' | 'stop';
      present: number;
    }
  | { type: 'round-reopened'; roundId: string }
  | { type: 'round-shown'; roundId: string | null }
  | { type: 'results-shown'; roundId: string; audiences: ResultAudience[]; shown: boolean }
  | { type: 'timer-set'; roundId: string; endsAt: number | null }
  | { type: 'results-frozen'; roundId: string; frozen: boolean }
  | { type: 'team-results-shown'; roundId: string; shown: boolean }
  | { type: 'word-banned'; roundId: string; word: string; banned: boolean }
  | { type: 'spotlight-set'; roundId: string; target: string | null }
  | { type: 'readiness-said'; roundId: string; participantId: string; ready: boolean }
  | {
      type: 'contribution-added';
      roundId: string;
      contributionId: string;
      participantId: string;
      text: string;
      categoryId: string | null;
      held: boolean;
    }
  | {
      type: 'contribution-edited';
      roundId: string;
      contributionId: string;
      text: string;
      categoryId: string | null;
      by: 'author' | 'facilitator';
      held: boolean;
    }
  | { type: 'contribution-withdrawn'; roundId: string; contributionId: string }
  | { type: 'contribution-hidden'; roundId: string; contributionId: string; hidden: boolean }
  | { type: 'contribution-approved'; roundId: string; contributionId: string }
  | { type: 'contribution-answered'; roundId: string; contributionId: string; answered: boolean }
  | {
      type: 'contribution-voted';
      roundId: string;
      contributionId: string;
      participantId: string;
      vote: 1 | 0 | -1;
    }
  | {
      type: 'comment-added';
      roundId: string;
      contributionId: string;
      commentId: string;
      participantId: string;
      text: string;
    }
  | { type: 'comment-hidden'; roundId: string; contributionId: string; commentId: string; hidden: boolean }
  | { type: 'comment-withdrawn'; roundId: string; contributionId: string; commentId: string }
  /** Clusters made or renamed, dissolved, and contributions moved, in one. `by` is a participant; null the facilitator. */
  | {
      type: 'clusters-arranged';
      roundId: string;
      by: string | null;
      put: Cluster[];
      removed: string[];
      moved: { contributionId: string; clusterId: string | null }[];
    }
  | { type: 'pen-taken'; roundId: string; teamId: string; participantId: string }
  | { type: 'draft-shared'; roundId: string; teamId: string; draft: unknown }
  | {
      type: 'ballot-cast';
      roundId: string;
      voter: string;
      ballot: unknown;
      teamId: string | null;
      proxy: boolean;
    }
  | { type: 'ballot-withdrawn'; roundId: string; voter: string };
