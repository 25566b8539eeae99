import type { Boards } from '../../../sessions/leaders.ts';
import type { Language, Team } from '../../../sessions/state.ts';
import { fixed } from '../../charts/figures.ts';
import { quizResultTexts } from './result-texts.ts';

/** One leaderboard, ready to be drawn. */
export interface BoardShown {
  heading: string;
  /** How its points are counted; empty where there is nothing to say. */
  note: string;
  /** Of its columns: who, place, points. */
  columns: [string, string, string];
  entries: { name: string; rank: number; points: number; written: string }[];
  /** Points as they are written at a bar. */
  format: (points: number) => string;
}

/** The leaderboards that the core adds to a result in rounds with names: people's and teams', as the round has it. */
export function boardsIn(result: unknown, teams: readonly Team[], language: Language): BoardShown[] {
  const { leaders = [], teamLeaders = [] } = (result ?? {}) as Boards;
  const texts = quizResultTexts[language];
  const teamOf = (teamId: string | null) => teams.find(({ id }) => id === teamId)?.name;
  const people: BoardShown = {
    heading: texts.leaders,
    note: '',
    columns: [texts.name, texts.rank, texts.score],
    entries: leaders.map(({ name, teamId, rank, points }) => {
      const team = teamOf(teamId);
      const both = name !== null && team !== undefined ? `${name} (${team})` : (name ?? team);
      return { name: both ?? texts.nameless, rank, points, written: String(points) };
    }),
    format: (points) => texts.points(Math.round(points)),
  };
  const inTeams: BoardShown = {
    heading: texts.teamLeaders,
    note: texts.teamLeadersNote,
    columns: [texts.team, texts.rank, texts.average],
    entries: teamLeaders.map(({ teamId, rank, points }) => ({
      name: teamOf(teamId) ?? texts.nameless,
      ...{ rank, points },
      written: fixed(language, points, 1),
    })),
    format: (points) => texts.onAverage(fixed(language, points, 1)),
  };
  return [people, inTeams].filter(({ entries }) => entries.length > 0);
}
