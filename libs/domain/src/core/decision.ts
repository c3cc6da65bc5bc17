/** What a refusal is about: numbers and names that its sentence needs. Never personal data of others. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export type Refused = { readonly allowed: false; readonly code: string; readonly facts: Facts };
export type Allowed = { readonly allowed: true };
export type Decision = Allowed | Refused;

export const allowed: Allowed = { allowed: true };

export function refused(code: string, facts: Facts = {}): Refused {
  return { allowed: false, code, facts };
}
