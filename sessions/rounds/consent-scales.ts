export const REASON_LENGTH = 280;

/**
 * The answers of each way to ask, most support first, and which of them block. Fist of five: fingers held up, none and one block.
 * Gradients of agreement (Kaner 1996, "Facilitator's guide to participatory decision-making"): from whole-hearted endorsement (1) to veto
 * (8), of which the last two block.
 */
export const CONSENT_SCALES = {
  'fist-of-five': { levels: [5, 4, 3, 2, 1, 0], blocking: [1, 0] },
  gradients: { levels: [1, 2, 3, 4, 5, 6, 7, 8], blocking: [7, 8] },
} as const satisfies Record<string, { levels: readonly number[]; blocking: readonly number[] }>;
export type ConsentScale = keyof typeof CONSENT_SCALES;

/** Does this answer keep a proposal from being carried? */
export function isBlocking(scale: ConsentScale, level: number): boolean {
  return (CONSENT_SCALES[scale].blocking as readonly number[]).includes(level);
}
