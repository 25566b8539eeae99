import type { ContributionPart } from '../../../sessions/protocol.ts';
import type { Team } from '../../../sessions/state.ts';

/** The colour of a team, as a CSS value; null without one. Eight colours: more teams share one, and their names tell them apart. */
export function teamColour(teams: readonly Team[], teamId: string | undefined): string | null {
  const at = teams.findIndex((team) => team.id === teamId);
  return at < 0 ? null : categoryColour(at);
}

/** The colour of the category, column or team at a place, as a CSS value. */
export function categoryColour(at: number): string {
  return `var(--cat-${(at % 8) + 1}-mark)`;
}

/** Who a contribution is from, as far as that may be known; empty when it may not. */
export function authorNote(teams: readonly Team[], { author, teamId }: ContributionPart): string {
  return [author, teams.find((team) => team.id === teamId)?.name].filter(Boolean).join(' · ');
}

/** As a card on the wall. */
export function wallCard(teams: readonly Team[], contribution: ContributionPart) {
  const { id, text, teamId } = contribution;
  return { id, text, note: authorNote(teams, contribution), colour: teamColour(teams, teamId) };
}
