/** Milliseconds since 1970. Passed in everywhere below `server/app.ts`, so that tests can turn it. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
