/** The form in which two addresses are compared: how it is written makes no other account. */
export function emailKeyOf(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}
