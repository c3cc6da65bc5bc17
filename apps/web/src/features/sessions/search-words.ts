/** What somebody typed into a search field, as the address has it. */
export function words(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 100) : '';
}
