/** Large enough for any sum of money, small enough that four decimals of it are still exact. */
export const MAX_ESTIMATE = 1e9;
export const MAX_DECIMALS = 4;
/** Stands for the question where positions are told by item: there is only the one. */
export const ESTIMATE_ITEM = 'estimate';
