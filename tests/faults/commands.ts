/** One good example of every command, for mutation. What ends the session or sends people away is left out. */
export const PARTICIPANT_COMMANDS: readonly object[] = [
  { type: 'cast-ballot', roundId: 'choice-named', ballot: { picks: ['c1', 'c2'], abstain: false } },
  { type: 'cast-ballot', roundId: 'rating-named', ballot: { scores: [{ item: 'r1', score: 3 }] } },
  { type: 'withdraw-ballot', roundId: 'choice-named' },
  { type: 'add-contribution', roundId: 'ideas-named', text: 'An idea' },
  { type: 'edit-contribution', roundId: 'ideas-named', contributionId: 'x1', text: 'Another idea' },
  { type: 'withdraw-contribution', roundId: 'ideas-named', contributionId: 'x1' },
];

const ideas = { prompt: 'What?', perPerson: 1, maxLength: 100, anonymous: true, seeOthers: true };

export const FACILITATOR_COMMANDS: readonly object[] = [
  { type: 'add-round', kind: 'ideas', title: 'New', seconds: null, config: ideas, index: null },
  { type: 'edit-round', roundId: 'ideas-secret', title: 'Edited', seconds: 60, config: ideas },
  { type: 'duplicate-round', roundId: 'choice-named' },
  { type: 'move-round', roundId: 'ideas-named', index: 1 },
  { type: 'delete-round', roundId: 'ideas-secret' },
  { type: 'restore-round', roundId: 'ideas-secret', index: 4 },
  { type: 'open-round', roundId: 'choice-named' },
  { type: 'close-round', roundId: 'choice-named' },
  { type: 'reopen-round', roundId: 'choice-named' },
  { type: 'show-round', roundId: null },
  { type: 'show-results', roundId: 'choice-named', audiences: ['wall', 'participants'], shown: true },
  { type: 'set-timer', roundId: 'choice-named', seconds: 600 },
  { type: 'extend-timer', roundId: 'choice-named', seconds: 60 },
  { type: 'hide-contribution', roundId: 'ideas-named', contributionId: 'x1', hidden: true },
  { type: 'lock-joining', locked: false },
  { type: 'pause-session', paused: false },
  { type: 'admit-participant', participantId: 'p1' },
  { type: 'assign-team', participantId: 'p1', teamId: null },
];
