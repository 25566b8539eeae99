/** Hard bounds of the product; an operator's limits stay within them. */
export const MAX_AGENDA_ROUNDS = 100;
export const MAX_TEAMS = 50;
export const PARTICIPANT_NAME_LENGTH = 40;
export const TEAM_NAME_LENGTH = 40;
export const SESSION_TITLE_LENGTH = 120;
export const CLUSTER_NAME_LENGTH = 80;
export const MAX_CLUSTERS = 60;
export const COMMENT_LENGTH = 300;
export const QUESTION_LENGTH = 300;
/** Of a word, or a few words together, for a word cloud. */
export const PHRASE_LENGTH = 40;
export const MAX_COMMENTS = 50;
/** Of a team's shared draft, as JSON. */
export const DRAFT_LENGTH = 16_000;
