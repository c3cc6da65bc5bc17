import { callWith, Problem, routeKey, Unreachable, type GetKey, type Output } from '../api/index.js';
import type { CallArguments } from '../api/route-types.js';
import { offlineStore } from './store.js';

export type Kept<T> = { readonly value: T; readonly savedAt: string };

/** How the key of a route's answer begins, and no other key: a JSON list whose first word is the method. */
const ROUTE_KEYS = '["GET ';

export async function keepSnapshot(personId: string, key: string, value: unknown): Promise<void> {
  const database = await offlineStore();
  await database.put('snapshots', { personId, key, value, savedAt: new Date().toISOString() });
}

export async function keptSnapshot(personId: string, key: string): Promise<Kept<unknown> | null> {
  const database = await offlineStore();
  const found = await database.get('snapshots', [personId, key]);
  return found ? { value: found.value, savedAt: found.savedAt } : null;
}

/** Every answer of a route kept for reading; the outbox and what is kept of attempts stay: only this device knows them. */
export async function dropSnapshots(personId: string): Promise<void> {
  const database = await offlineStore();
  await database.delete('snapshots', IDBKeyRange.bound([personId, ROUTE_KEYS], [personId, `${ROUTE_KEYS}\uffff`]));
}

function noAnswer(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof Problem && error.status >= 502);
}

/**
 * Reads a route and keeps its answer on this device; without a network, gives the kept answer.
 * `savedAt` is null for a fresh answer, otherwise when the kept one was read: show it.
 */
export async function callOrKept<K extends GetKey>(personId: string, key: K, ...[input]: CallArguments<K>): Promise<{ readonly value: Output<K>; readonly savedAt: string | null }> {
  const name = JSON.stringify(routeKey(key, input));
  try {
    const value = await callWith(key, { ...input });
    await keepSnapshot(personId, name, value).catch(() => undefined); // a full disk must not hide a fresh answer
    return { value, savedAt: null };
  } catch (error) {
    const kept = noAnswer(error) ? await keptSnapshot(personId, name) : null;
    if (!kept) throw error;
    return { value: kept.value as Output<K>, savedAt: kept.savedAt }; // written above, from the same route
  }
}
