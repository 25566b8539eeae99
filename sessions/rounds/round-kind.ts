import type * as z from 'zod/mini';
import type { Refusal } from '../refusals.ts';
import type { Audience } from '../state.ts';
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
  showing(config: C): { open: readonly Audience[]; close: readonly Audience[] };
  /** Rules for contributions; null when the kind collects none. */
  contributions(config: C): ContributionRules | null;
  /** Where items come from; null when the kind votes on nothing. */
  items(config: C): ItemSource | null;
  /** Everything about ballots; null when the kind collects none. */
  ballots: BallotRules<C, B, T, R> | null;
}

export interface ContributionRules {
  /** Contributions a participant may have standing at once; null is no limit. */
  perPerson: number | null;
  /** UTF-16 units. */
  maxLength: number;
  /** Authors are shown to nobody, and dropped from the results. */
  anonymous: boolean;
}

export interface BallotRules<C, B, T, R> {
  schema: z.ZodMiniType<B>;
  /** Voters are shown to nobody, and dropped from the results. */
  anonymous(config: C): boolean;
  /** Is this ballot valid for this configuration and these items? Null, or why not. */
  check(config: C, items: readonly Item[], ballot: B): Refusal | null;
  /** An empty running count. */
  tally(config: C, items: readonly Item[]): Tally<B, T>;
  /** The result by METHODS.md from what the tally counted. */
  result(config: C, items: readonly Item[], counted: T, electorate: Electorate): R;
}

/** A running count: cost per call is that of one ballot, never of all. No voter inside. */
export interface Tally<B, T> {
  add(ballot: B): void;
  remove(ballot: B): void;
  /** Plain data, read-only: the tally may hand out its own arrays. */
  counted(): T;
}

/** Who could have voted: the denominators of METHODS.md, convention 7. */
export interface Electorate {
  /** Admitted participants. */
  eligible: number;
  /** Of those, online now, or at the close of a closed round. Never less than who answered. */
  present: number;
  /** Participants with a standing ballot or contribution. */
  answered: number;
}

/** Checks a kind against the contract and keeps its exact types. */
export function defineRound<C, B, T, R>(kind: RoundKind<C, B, T, R>): RoundKind<C, B, T, R> {
  return kind;
}

/** A kind whose type parameters are not known here: configurations and ballots come out of its own schemas. */
export type AnyRoundKind = RoundKind<unknown, unknown, unknown, unknown>;
