import { equalGroupsOf } from '../../sessions/methods/equal-groups.ts';
import type { RoundScene } from '../rounds/round-scene.ts';

/** One picture of a round on the wall: the result itself, what changed in so many items, or a few teams beside each other. */
export type StageView = { is: 'result' } | { is: 'shift' | 'teams' | 'equal'; from: number; to: number };

/** As many as can be read from the back of a room. */
const ROWS = 4;
const TEAMS = 2;

/** What the wall shows of a round, one after the other; most rounds have but their result. */
export function stageViews({ round, result, shift, byTeam }: RoundScene): StageView[] {
  const views: StageView[] = [{ is: 'result' }];
  if (!round.shown.wall || result === null) return views;
  for (let from = 0; from < (shift?.items.length ?? 0); from += ROWS)
    views.push({ is: 'shift', from, to: from + ROWS });
  for (let from = 0; from < (byTeam?.length ?? 0); from += TEAMS)
    views.push({ is: 'teams', from, to: from + TEAMS });
  const equal = equalGroupsOf(byTeam ?? []) ?? [];
  for (let from = 0; from < equal.length; from += ROWS) views.push({ is: 'equal', from, to: from + ROWS });
  return views;
}
