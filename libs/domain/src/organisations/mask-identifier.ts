const HEAD = 8;
const TAIL = 2;

/**
 * An identifier for public pages: it carries the birth date and the sex of its holder (docs/domain.md fact 2).
 * `198609262015032001` → `19860926••••••••01`; one too short to hide anything in is hidden whole.
 */
export function maskIdentifier(value: string): string {
  const characters = [...value];
  if (characters.length <= HEAD + TAIL + 2) return '•'.repeat(characters.length);
  const hidden = '•'.repeat(characters.length - HEAD - TAIL);
  return `${characters.slice(0, HEAD).join('')}${hidden}${characters.slice(-TAIL).join('')}`;
}
