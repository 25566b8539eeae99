import { Secret, TOTP } from 'otpauth';

const STEP_SECONDS = 30;

/** A fresh secret of 160 bits, as apps take it. */
export function newAppSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code holds. Apps show the address, so that one tells several accounts apart. */
export function appUri(secret: string, email: string): string {
  return totp(secret, email).toString();
}

/**
 * The time step a code belongs to, one step before or after now at most (clocks differ); null when it is no code of this
 * secret. Whether the step was used before is for the caller to say (UN-1).
 */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(secret, '').validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / 1000 / STEP_SECONDS) + delta;
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Rondo',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}
