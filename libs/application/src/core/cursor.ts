import { DomainError } from '@sinau/domain/core';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type TextKey = { readonly text: string; readonly id: string };

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
  } catch {
    throw new DomainError('invalid_request');
  }
}

/** An opaque cursor of a list that is sorted by a text and then by id. Not a secret; read as any input is. */
export function writeTextCursor(key: TextKey): string {
  return Buffer.from(JSON.stringify([key.text, key.id])).toString('base64url');
}

/** Throws `invalid_request` for a cursor that we never wrote. */
export function readTextCursor(cursor: string | undefined): TextKey | null {
  if (cursor === undefined) return null;
  const values = decoded(cursor);
  const [text, id] = Array.isArray(values) && values.length === 2 ? (values as unknown[]) : [];
  if (typeof text !== 'string' || typeof id !== 'string' || !UUID.test(id) || text.includes('\u0000')) throw new DomainError('invalid_request');
  return { text, id };
}

/** Cursor of a list that is sorted by a whole number. */
export function readNumberCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor)) throw new DomainError('invalid_request');
  return Number(cursor);
}

/** A page of `limit` rows, from a query that asked for one more. */
export function pageOf<T>(found: readonly T[], limit: number, cursorOf: (row: T) => string): { rows: T[]; next: string | null } {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last !== undefined ? cursorOf(last) : null };
}
