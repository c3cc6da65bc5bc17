/** The calendar year that it is at a moment in a zone. */
export function yearIn(timeZone: string, at: Date): number {
  return Number(at.toLocaleDateString('en-CA', { timeZone, year: 'numeric' }));
}
