import type { Me, Parts, Patch, View } from './protocol.ts';
import type { Audience, PartKey, SessionState } from './state.ts';

/** What is known of connections now; never journalled. */
export interface Presence {
  isOnline(participantId: string): boolean;
  /** Admitted participants with at least one connection. */
  online: number;
}
