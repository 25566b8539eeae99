import * as z from 'zod';

const text = z.string().max(16_384);
const id = z.string().min(1).max(1_400);
const results = z.record(z.string().max(100), z.unknown());

/** What a browser answers when it made a passkey (WebAuthn, RegistrationResponseJSON). */
export const passkeyMade = z.object({
  id,
  rawId: id,
  type: z.literal('public-key'),
  clientExtensionResults: results,
  response: z.object({ clientDataJSON: text, attestationObject: text }),
});

/** What a browser answers when it used a passkey (WebAuthn, AuthenticationResponseJSON). */
export const passkeyUsed = z.object({
  id,
  rawId: id,
  type: z.literal('public-key'),
  clientExtensionResults: results,
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: z.exactOptional(text),
  }),
});
