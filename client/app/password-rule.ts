/** The parts of the password rule a page can check while one types; the list of common passwords is the server's. */
export const PASSWORD_LENGTH = 8;

export interface PasswordCheck {
  long: boolean;
  digit: boolean;
  capital: boolean;
}

/** Which parts of the rule a password meets. */
export function checkPassword(password: string): PasswordCheck {
  return {
    long: Array.from(password).length >= PASSWORD_LENGTH,
    digit: /\p{Nd}/u.test(password),
    capital: /\p{Lu}/u.test(password),
  };
}

/** Whether all parts are met. */
export function passwordMeetsRule(password: string): boolean {
  const { long, digit, capital } = checkPassword(password);
  return long && digit && capital;
}
