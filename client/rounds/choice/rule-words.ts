import type { Item } from '../../../sessions/rounds/items.ts';
import type { Language } from '../../../sessions/state.ts';
import type { PublicConfigOf } from '../round-views.ts';
import { choiceRuleTexts } from './rule-texts.ts';

type Asked = Pick<PublicConfigOf<'choice'>, 'decision' | 'maxPicks' | 'abstain' | 'voters'>;
type Rule = NonNullable<Asked['decision']>;

/** Parts that have a name; the others are read as figures. */
const SAID: Partial<Record<string, 'half' | 'thirds' | 'quarters'>> = {
  '1/2': 'half',
  '2/3': 'thirds',
  '3/4': 'quarters',
};

/** What it takes for a vote to decide, in a sentence or two; null where it only asks. */
export function ruleWords(
  { decision, maxPicks, abstain, voters }: Asked,
  items: readonly Item[],
  language: Language,
): string | null {
  if (!decision) return null;
  const texts = choiceRuleTexts[language];
  const about = items.find(({ id }) => id === decision.item);
  const needs = needed(decision.threshold, texts.of[maxPicks === 1 ? 'cast' : 'voters'], language);
  const rule = texts.rule(
    about ? texts.item(about.text) : texts.leader,
    needs,
    decision.quorum && enough(decision.quorum, voters, language),
  );
  return abstain ? `${rule} ${texts.abstaining}` : rule;
}

function needed(threshold: Rule['threshold'], of: string, language: Language): string {
  const { needs, parts } = choiceRuleTexts[language];
  if (typeof threshold === 'string') return needs[threshold](of);
  const part = `${threshold.parts}/${threshold.of}`;
  const name = SAID[part];
  return needs.share(name ? parts[name] : part, of);
}

function enough(quorum: NonNullable<Rule['quorum']>, voters: Asked['voters'], language: Language): string {
  const texts = choiceRuleTexts[language];
  const teams = voters === 'teams';
  const { atLeast } = quorum;
  return quorum.unit === 'people'
    ? texts.quorum[quorum.of]((teams ? texts.teams : texts.people)(atLeast), atLeast)
    : texts.quorum[quorum.of]((teams ? texts.ofTeams : texts.ofPeople)(atLeast / 100), null);
}
