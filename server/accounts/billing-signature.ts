import { createHmac, timingSafeEqual } from 'node:crypto';

/** How old a signed event may be; who records one cannot play it back next week. */
const FRESH_MS = 5 * 60_000;

/**
 * Is the body signed by the billing provider? The header reads `t=<seconds>,v1=<hex>`, where the hex is
 * HMAC-SHA-256 over `<seconds>.<raw body>`, as the common providers sign. Compared in constant time.
 */
export function isSigned(secret: string, header: string | undefined, body: Buffer, now: number): boolean {
  const [, seconds, signature] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (seconds === undefined || signature === undefined) return false;
  if (Math.abs(now - Number(seconds) * 1000) > FRESH_MS) return false;
  const expected = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}
