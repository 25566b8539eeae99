import type { Patch } from '../../sessions/protocol.ts';
import type { Bystander } from './bystander.ts';
import type { MeasuredProcess } from './measured-process.ts';

export type ContestantName = 'product' | 'bare';

/** Who is told what while people vote: the wall alone the count; everybody the count; everybody the results so far. */
export type Telling = 'wall' | 'counts' | 'results';

/** A voting round that is about to be opened; the same on the wire whoever serves it. */
export interface BenchRound {
  id: string;
  telling: Telling;
  /** What participants send as ballots, as JSON; all of one length. */
  ballotTexts: readonly string[];
}

/** Ids as long as those that the product's pages make. */
export const ID_LENGTH = 21;

/** Messages as participants of the product got them, so that the bare server can send the very same bytes. */
export interface Samples {
  /** The first view of a participant. */
  view: string;
  /** What brought a new round, with the round's id in it. */
  question: string;
  /** A count on its way to everybody. */
  tally: string;
  /** What closed a round and brought its result. */
  result: string;
  roundId: string;
}

/** One side of the comparison: a running server, and how its session is driven. */
export interface Contestant {
  readonly name: ContestantName;
  readonly process: MeasuredProcess;
  readonly wall: Bystander;
  /** Lets one more participant in; answers what the connection introduces itself with. */
  join(): Promise<object>;
  /** How its rounds can be told of; the first is measured everywhere, the second for comparison. */
  readonly tellings: readonly [Telling, Telling];
  /** The next round, which nobody has seen. */
  nextRound(telling?: Telling): BenchRound;
  /** Puts a round before everybody; resolves when the server has acknowledged it. */
  open(round: BenchRound): Promise<void>;
  close(round: BenchRound): Promise<void>;
  /** Something the facilitator does that no participant sees; resolves when acknowledged. */
  nudge(): Promise<void>;
  /** Ends the session for everybody; resolves when acknowledged. */
  endSession(): Promise<void>;
  /** How many votes a message to the wall tells of; null when it tells nothing of this round. */
  votesIn(patch: Patch, round: BenchRound): number | null;
  shutDown(): Promise<void>;
}
