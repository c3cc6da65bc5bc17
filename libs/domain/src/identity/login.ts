/**
 * What a person typed as login, in the form it is stored in: the 18 digits of an identifier
 * without the spaces, dots and dashes that people write between them, else an e-mail in lower case.
 */
export function normalisedLogin(typed: string): string {
  const digits = typed.replace(/[\s.-]/g, '');
  return /^\d{18}$/.test(digits) ? digits : typed.trim().toLowerCase();
}
