import { DomainError } from '@sinau/domain/core';

/** A keyset cursor: the sort values of a page's last row, opaque to the client. */
export function writeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** What a sort value may look like: a forged cursor must not reach PostgreSQL as a cast that fails. */
const shapes = {
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  instant: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
  number: /^\d{1,9}$/,
  text: /^[^\0]{0,400}$/,
} as const;

/** The values of a cursor, or null for the first page. Throws `invalid_request` when it is none of ours. */
export function readCursor(cursor: string | undefined, kinds: readonly (keyof typeof shapes)[]): readonly string[] | null {
  if (cursor === undefined) return null;
  const values = parsed(cursor);
  const sound =
    Array.isArray(values) && values.length === kinds.length && values.every((value, index) => typeof value === 'string' && shapes[kinds[index] ?? 'id'].test(value));
  if (!sound) throw new DomainError('invalid_request');
  return values;
}

/** Cuts the row that was read beyond the limit, and names the place of the next page. */
export function cutPage<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => readonly string[]): { rows: readonly Row[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? writeCursor(cursorOf(last)) : null };
}
