import type { CertificateInput } from './certificate.input.js';
import { printable } from './fonts.js';
import { dayRange, decimal, longDay } from './formats.js';
import { shortCode } from './short-code.js';
import type { CertificateWords } from './words.js';

export interface LabelledValue {
  readonly label: string;
  readonly value: string;
}

/** Who the holder is, in two columns: the person, and the person's place in the service. */
export function identityColumns(input: CertificateInput, words: CertificateWords): readonly [readonly LabelledValue[], readonly LabelledValue[]] {
  const { holder } = input;
  const born = holder.birth?.date ?? null;
  const birth = [holder.birth?.place ?? null, born === null ? null : longDay(born, words)].filter((part) => part !== null);
  return [
    labelled([
      [holder.identifier?.kind ?? '', holder.identifier?.value ?? null],
      [words.birth, birth.join(', ')],
      [words.rank, holder.rank],
    ]),
    labelled([
      [words.position, holder.position],
      [words.unit, holder.unit],
      [words.agency, holder.agency],
    ]),
  ];
}

function labelled(pairs: readonly (readonly [string, string | null])[]): readonly LabelledValue[] {
  return pairs.flatMap(([label, value]) => {
    const text = printable(value ?? '');
    return text === '' ? [] : [{ label: printable(label), value: text }];
  });
}

/** "e-learning · Kompetensi teknis · 12 JP · 3–14 November 2026 · Surakarta". */
export function courseFacts(input: CertificateInput, words: CertificateWords): string {
  const { course } = input;
  const hours = `${decimal(course.learningHours, words)} ${words.hours}`;
  return [course.activityKind, course.competencyClass, hours, dayRange(course.starts, course.ends, words), course.place]
    .map((part) => printable(part ?? ''))
    .filter((part) => part !== '')
    .join('  ·  ');
}

export function resultLine(input: CertificateInput, words: CertificateWords): string | null {
  const { result } = input;
  if (result === null) return null;
  const parts = [
    result.qualification === null ? null : `${words.qualification}: ${printable(result.qualification)}`,
    result.score === null ? null : `${words.score}: ${decimal(result.score, words)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('  ·  ');
}

/** What a reader types or compares: the address without its scheme, and the grouped code. */
export function verificationTexts(input: CertificateInput, words: CertificateWords): { readonly address: string; readonly code: string } {
  return {
    address: printable(input.verification.address.replace(/^https?:\/\//, '')),
    code: `${words.code} ${shortCode(input.verification.code)}`,
  };
}
