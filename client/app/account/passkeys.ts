import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

/** Can this browser, on this page, use passkeys at all? Only over TLS, or on the machine itself. */
export function canUsePasskeys(): boolean {
  return window.isSecureContext && typeof window.PublicKeyCredential === 'function';
}

/** Asks the browser to make a passkey; null when it did not, or its owner thought better of it. */
export async function makePasskey(options: { challenge: string }): Promise<RegistrationResponseJSON | null> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  try {
    return await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON });
  } catch {
    // Every reason a browser has ends the same: there is no key.
    return null;
  }
}

/** Asks the browser to use a passkey; null when it did not. */
export async function usePasskey(options: { challenge: string }): Promise<AuthenticationResponseJSON | null> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  try {
    return await startAuthentication({ optionsJSON: options });
  } catch {
    return null;
  }
}
