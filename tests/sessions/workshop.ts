import type { Agenda, AgendaRound } from '../../sessions/agenda.ts';
import type { SessionSettings } from '../../sessions/state.ts';
import { AGENDA } from './given.ts';

export const TEAMS: SessionSettings = {
  names: 'optional',
  teams: [
    { id: 't1', name: 'Red' },
    { id: 't2', name: 'Blue' },
  ],
  teamJoin: 'balanced',
};

function round(id: string, kind: string, config: object, repeats: string | null = null): AgendaRound {
  return { id, kind, title: id, seconds: null, notes: '', repeats, config };
}

const ideas = AGENDA.find(({ id }) => id === 'brainstorm')!.config as object;
const vote = AGENDA.find(({ id }) => id === 'vote')!.config as object;

/** A round of every rule that rounds can have: a few of others' ideas, moderation, clusters, teams, secrets, repeats. */
export const WORKSHOP: Agenda = [
  ...AGENDA,
  round('sorted', 'ideas', {
    ...ideas,
    perPerson: null,
    seeOthers: 'few',
    categories: ['mad', 'glad'].map((id) => ({ id, text: id })),
    upvotes: true,
    comments: true,
  }),
  round('moderated', 'ideas', { ...ideas, moderated: true, authorship: 'named' }),
  round('board', 'clustering', { prompt: '', source: 'sorted', by: 'everyone' }),
  round('on-clusters', 'choice', {
    ...vote,
    source: { from: 'clusters', roundId: 'sorted' },
    anonymity: 'named',
  }),
  round('on-top', 'choice', { ...vote, source: { from: 'top', roundId: 'vote', count: 2 } }),
  round('again', 'choice', { ...vote, reveal: 'live' }, 'vote'),
  round('secret', 'choice', { ...vote, anonymity: 'secret' }),
  round('by-team', 'choice', { ...vote, voters: 'teams', reveal: 'on-close' }),
];
