import * as z from 'zod/mini';

/** What the interface answers about signing in and one's own account; parsed loosely, as `resources.ts` says. */
const way = z.enum(['passkey', 'app', 'phone', 'mail', 'recovery']);
export type Way = z.infer<typeof way>;

/** The password was right; this is what the second step needs. */
export const secondStep = z.object({ ticket: z.string(), ways: z.array(way), way, sentTo: z.string() });
export type SecondStep = z.infer<typeof secondStep>;

const factor = z.object({
  id: z.string(),
  kind: z.enum(['app', 'phone', 'passkey']),
  label: z.string(),
  createdAt: z.number(),
  lastUsedAt: z.nullable(z.number()),
});
export type Factor = z.infer<typeof factor>;

export const twoStep = z.object({
  factors: z.array(factor),
  recoveryCodesLeft: z.number(),
  on: z.boolean(),
  possible: z.object({ passkey: z.boolean(), phone: z.boolean() }),
});
export type TwoStep = z.infer<typeof twoStep>;

export const confirmed = z.object({ factor, recoveryCodes: z.nullable(z.array(z.string())) });
export type Confirmed = z.infer<typeof confirmed>;

export const newApp = z.object({ factor: z.string(), secret: z.string(), uri: z.string() });
export type NewApp = z.infer<typeof newApp>;

const signIn = z.object({
  id: z.string(),
  here: z.boolean(),
  createdAt: z.number(),
  lastSeenAt: z.number(),
  device: z.string(),
  network: z.string(),
});
export type OpenSignIn = z.infer<typeof signIn>;

const event = z.object({
  at: z.number(),
  what: z.enum([
    'signed-in',
    'signed-out',
    'ended',
    'expired',
    'wrong-password',
    'wrong-code',
    'wrong-pin',
    'locked',
    'password-changed',
    'address-changed',
    'factor-added',
    'factor-removed',
    'recovery-codes-made',
    'pin-changed',
  ]),
  device: z.string(),
  network: z.string(),
});

export const signIns = z.object({ signIns: z.array(signIn), history: z.array(event) });
export type SignIns = z.infer<typeof signIns>;

/** Whether the lock of the screen takes a PIN: there is one, and not too many wrong ones were typed. */
export const pinState = z.object({ set: z.boolean(), counts: z.boolean() });
export type PinState = z.infer<typeof pinState>;

export const holdings = z.object({
  sessions: z.number(),
  templates: z.number(),
  running: z.array(z.object({ id: z.string(), title: z.string() })),
  isLastManager: z.boolean(),
  organisationGoes: z.boolean(),
  hasPlan: z.boolean(),
});
export type Holdings = z.infer<typeof holdings>;

/** What the browser needs for a passkey; handed to it as it is. */
export const passkeyOptions = z.object({ options: z.looseObject({ challenge: z.string() }) });
