/** The calendar day that it is at a moment in a zone; ISO 8601. */
export function dayIn(timeZone: string, at: Date): string {
  return at.toLocaleDateString('en-CA', { timeZone });
}

/** The calendar year that it is at a moment in a zone. */
export function yearIn(timeZone: string, at: Date): number {
  return Number(at.toLocaleDateString('en-CA', { timeZone, year: 'numeric' }));
}
