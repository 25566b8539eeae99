import { getContext, setContext } from 'svelte';
import type { Team } from '../../sessions/state.ts';

const KEY = Symbol('the teams of the session');

/** The teams of the session whose round is edited: what makes sense of a round depends on whether there are any. */
interface SessionTeams {
  readonly current: readonly Team[];
}

export function provideSessionTeams(teams: () => readonly Team[]): void {
  setContext<SessionTeams>(KEY, {
    get current() {
      return teams();
    },
  });
}

/** Without a form around it a field knows of no teams. */
export function getSessionTeams(): SessionTeams {
  return getContext<SessionTeams | undefined>(KEY) ?? { current: [] };
}
