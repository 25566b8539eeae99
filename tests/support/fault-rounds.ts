/** How often a fault is struck: a few times in `npm test`, the whole number in `npm run faults`. */
export function faultRounds(inTest: number, inFull: number): number {
  return process.env['RONDO_FAULTS'] === 'full' ? inFull : inTest;
}
