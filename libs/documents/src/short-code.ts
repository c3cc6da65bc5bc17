/**
 * A public code in groups of four, as it is printed and read aloud: `9f3ac81d22` → `9F3A-C81D-22`.
 * Anything but letters and digits is dropped, so a code typed with spaces or dashes gives the same groups.
 */
export function shortCode(code: string): string {
  const characters = code.normalize('NFKC').replace(/[^0-9a-z]/gi, '').toUpperCase();
  return characters.match(/.{1,4}/g)?.join('-') ?? '';
}
