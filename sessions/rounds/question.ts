import * as z from 'zod/mini';
import { text } from '../text.ts';
import { authorship, type Authorship } from './anonymity.ts';
import type { ContributionRules } from './round-kind.ts';

/** What every question round is set up with, beside what its own kind asks. */
export const questionFields = {
  prompt: text(0, 500),
  authorship,
  /** Contributions are seen by nobody but the facilitator until approved. */
  moderated: z.boolean(),
};

export interface QuestionConfig {
  prompt: string;
  authorship: Authorship;
  moderated: boolean;
}

export function questionDefaults(): QuestionConfig {
  return { prompt: '', authorship: 'anonymous', moderated: false };
}

/** The rules of contributions: what a kind leaves out is as little as there can be. */
export function contributionRules(
  { authorship, moderated }: QuestionConfig,
  own: Partial<ContributionRules> & Pick<ContributionRules, 'maxLength'>,
): ContributionRules {
  return {
    perPerson: null,
    categories: [],
    sample: null,
    votes: 'none',
    comments: false,
    authorship,
    moderated,
    ...own,
  };
}
