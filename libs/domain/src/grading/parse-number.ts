const grouped = /^\d{1,3}(?:\.\d{3})+$/;
const plain = /^\d+(?:\.\d+)?$/;

/**
 * Reads a number as Indonesians and others write it: `1.284,5`, `1284,5`, `1284.5`, `1,284.5`.
 * With both signs the later one is the decimal; a lone comma is decimal; lone points in groups
 * of three are thousands. Null when it is no number.
 */
export function parseNumber(text: string): number | null {
  const compact = text.normalize('NFKC').replace(/[\s\u00A0']/g, '').replace(/\u2212/g, '-').slice(0, 40);
  const negative = compact.startsWith('-');
  const digits = compact.replace(/^[+-]/, '');
  const comma = digits.lastIndexOf(',');
  const point = digits.lastIndexOf('.');
  const normal =
    comma >= 0 && point >= 0
      ? comma > point
        ? digits.replaceAll('.', '').replace(',', '.')
        : digits.replaceAll(',', '')
      : comma >= 0
        ? digits.replace(',', '.')
        : grouped.test(digits)
          ? digits.replaceAll('.', '')
          : digits;
  if (!plain.test(normal)) return null;
  return negative ? -Number(normal) : Number(normal);
}
