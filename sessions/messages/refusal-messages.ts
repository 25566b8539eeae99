import type { Refusal } from '../refusals.ts';

/**
 * One or two short sentences for every refusal: what happened, what is safe, what to do. Each language is a file of
 * its own, so that a page loads only the one it speaks; a refusal without a sentence is a type error there.
 */
export type RefusalMessages = Readonly<Record<Refusal, string>>;
