import { allowed, refused, type Decision } from '../core/index.js';

const PLACEHOLDER = /\{([^{}]*)\}/g;
const NAME = /(?<=\{)[^{}]*(?=\})/g;
const SEQUENCE = /^sequence(?::([1-9]))?$/;
const LIMIT = 80;

/** What one number is made of. `month` is 1–12; `code` is the agency's. */
export type NumberParts = { readonly sequence: number; readonly year: number; readonly month: number; readonly code: string };

const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;

function namesIn(pattern: string): string[] {
  return [...pattern.matchAll(NAME)].map(([name]) => name);
}

/** A sequence that touches a digit or another placeholder could read as two different numbers. */
function sequenceStandsAlone(pattern: string): boolean {
  return !/[\d}]\{sequence(?::\d)?\}/.test(pattern) && !/\{sequence(?::\d)?\}[\d{]/.test(pattern);
}

/**
 * Whether an agency may number its certificates so: `{sequence}` or `{sequence:4}` and `{year}` once each,
 * because a sequence begins anew with each year; `{month}` (roman) and `{code}` at will.
 */
export function checkNumberPattern(pattern: string): Decision {
  if (pattern.length > LIMIT || pattern.trim() !== pattern || /[\u0000-\u001f\u007f]/.test(pattern)) return refused('number_pattern', { problem: 'text' });
  const names = namesIn(pattern);
  const unknown = names.filter((name) => !SEQUENCE.test(name) && !['year', 'month', 'code'].includes(name));
  if (unknown.length > 0 || /[{}]/.test(pattern.replace(PLACEHOLDER, ''))) return refused('number_pattern', { problem: 'placeholder', unknown });
  if (names.filter((name) => SEQUENCE.test(name)).length !== 1) return refused('number_pattern', { problem: 'sequence' });
  if (names.filter((name) => name === 'year').length !== 1) return refused('number_pattern', { problem: 'year' });
  return sequenceStandsAlone(pattern) ? allowed : refused('number_pattern', { problem: 'separator' });
}

/** Fills a checked pattern: `{sequence:4}/{code}/{month}/{year}` → `0007/KOTA/XI/2026`. */
export function renderNumber(pattern: string, parts: NumberParts): string {
  return pattern.replace(PLACEHOLDER, (whole, name: string) => {
    const sequence = SEQUENCE.exec(name);
    if (sequence) return String(parts.sequence).padStart(Number(sequence[1] ?? 1), '0');
    if (name === 'year') return String(parts.year);
    if (name === 'month') return romanMonths[parts.month - 1] ?? whole;
    return name === 'code' ? parts.code : whole;
  });
}
