import type * as z from 'zod/mini';
import type { Random } from '../random.ts';
import type { Refusal } from '../refusals.ts';
import type { Language, ResultAudience } from '../state.ts';
import type { Anonymity, Authorship } from './anonymity.ts';
import type { Board } from './board.ts';
import type { Item, ItemSource } from './items.ts';

/**
 * The contract of a round kind: everything the core, the server and the report need to know about it.
 * A kind is one file beside this one and one line in `registry.ts`; on the client one folder in
 * `client/rounds/` (Editor, Ballot, Result) and one line. Server and database never name a kind.
 *
 * @typeParam C configuration, as the facilitator sets it
 * @typeParam B one ballot, as a participant casts it
 * @typeParam T what the tally counts, plain data
 * @typeParam R the result: the tally plus its statistics, plain data, what every Result component draws
 */
export interface RoundKind<C, B, T, R> {
  kind: string;
  group: 'information' | 'question' | 'voting';
  /** What participants send: nothing, contributions (texts), or ballots (one per voter, replaceable). */
  collects: 'nothing' | 'contributions' | 'ballots';
  config: z.ZodMiniType<C>;
  /** The configuration of a freshly added round: valid, and useful as it is. `newId` makes item ids. */
  defaults(newId: () => string): C;
  /** What audiences other than the facilitator may know of the configuration. */
  publicConfig(config: C): unknown;
  /** Which audiences see results from the moment the round opens, and which from its close. */
  showing(config: C): Showing;
  /** Rules for contributions; null when the kind collects none. */
  contributions(config: C): ContributionRules | null;
  /** Where items come from; null when the kind votes on nothing. */
  items(config: C): ItemSource | null;
  /** Everything about ballots; null when the kind collects none. */
  ballots: BallotRules<C, B, T, R> | null;
  /** What people write in it are questions to somebody. */
  asks?: true;
  /** What is counted of contributions' texts; absent for kinds that only list them. */
  texts?: TextRules<C, T, R>;
  /** The round whose contributions stand in front while this one does, and who may cluster them; absent for most. */
  stages?(config: C): { roundId: string; by: 'facilitator' | 'everyone' };
}

export interface Showing {
  open: readonly ResultAudience[];
  close: readonly ResultAudience[];
}

export interface ContributionRules {
  /** Contributions a participant may have standing at once; null is no limit. */
  perPerson: number | null;
  /** UTF-16 units. */
  maxLength: number;
  /** Who is shown as the author, and kept with the results. */
  authorship: Authorship;
  /** Ids a contribution may be filed under; with any, each contribution names one. */
  categories: readonly string[];
  /** While the round is open participants see only the latest so many of others' contributions; null is all. */
  sample: number | null;
  /** What participants may give to each other's contributions. */
  votes: 'none' | 'up' | 'up-down';
  comments: boolean;
  /** New contributions are seen by nobody but the facilitator until approved. */
  moderated: boolean;
}

export interface BallotRules<C, B, T, R> {
  schema: z.ZodMiniType<B>;
  /** Who can know who voted what (`anonymity.ts`). */
  anonymity(config: C): Anonymity;
  /** Does each participant vote, or each team with one ballot? */
  voters(config: C): 'people' | 'teams';
  /** Can a round be opened on these items? Null, or why not. Absent where any will do. */
  fits?(config: C, items: readonly Item[]): Refusal | null;
  /** Is this ballot valid for this configuration and these items? Null, or why not. */
  check(config: C, items: readonly Item[], ballot: B): Refusal | null;
  /** Adds to a checked ballot what only the server knows: how long after the opening each part was answered. */
  complete?(config: C, ballot: B, former: B | undefined, msOpen: number): B;
  /** An empty running count. */
  tally(config: C, items: readonly Item[]): Tally<B, T>;
  /** The result by METHODS.md from what the tally counted. */
  result(config: C, items: readonly Item[], counted: T, electorate: Electorate): R;
  /**
   * A valid ballot that somebody might cast: for rehearsals, and for tests of the rules above.
   * @param reasons what somebody might write where a ballot asks why
   */
  random(config: C, items: readonly Item[], random: Random, reasons?: readonly string[]): B;
  /** Item ids best first, ties together: what "the top of this vote" takes. Absent where nothing is put in order. */
  order?(result: R): string[][];
  /** Where the group stands on each item: what a repeated vote is compared by. Absent where there is no such figure. */
  positions?(result: R): Position[];
  /** Points of one ballot, higher is better, for a leaderboard. Absent for all but games. */
  score?(config: C, ballot: B): number;
  /** Who stands on the leaderboard where there are teams; people where the kind does not say. */
  board?(config: C): Board;
}

/** The centre and spread of a group's opinion on one item, in the unit of the kind; null without votes. */
export interface Position {
  itemId: string;
  centre: number | null;
  spread: number | null;
  /** 0 to 1; null where the kind knows none. */
  consensus: number | null;
}

export interface TextRules<C, T, R> {
  /** An empty running count of contributions' texts. */
  tally(config: C, language: Language): Tally<string, T>;
  /** @param banned words the facilitator has taken out */
  result(config: C, counted: T, banned: ReadonlySet<string>): R;
}

/** A running count: cost per call is that of one ballot or text, never of all. No voter inside. */
export interface Tally<B, T> {
  add(ballot: B): void;
  remove(ballot: B): void;
  /** Plain data, read-only: the tally may hand out its own arrays. */
  counted(): T;
}

/** Who could have voted: the denominators of METHODS.md, convention 7. Teams, where teams vote. */
export interface Electorate {
  /** Admitted participants, and ballots entered for people who did not join. */
  eligible: number;
  /** Of those, online now, or at the close of a closed round. Never less than who answered. */
  present: number;
  /** Voters with a standing ballot, or authors with a standing contribution. */
  answered: number;
}

/** Checks a kind against the contract and keeps its exact types. */
export function defineRound<C, B, T, R>(kind: RoundKind<C, B, T, R>): RoundKind<C, B, T, R> {
  return kind;
}

/** A kind whose type parameters are not known here: configurations and ballots come out of its own schemas. */
export type AnyRoundKind = RoundKind<unknown, unknown, unknown, unknown>;
