import { offlineStore, type OutboxEntry } from './store.js';

const CHANNEL = 'sinau-outbox';
const listeners = new Set<() => void>();
let channel: BroadcastChannel | null = null;

function changed(): void {
  for (const listener of listeners) listener();
  bus().postMessage('changed');
}

function bus(): BroadcastChannel {
  if (!channel) {
    channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => {
      for (const listener of listeners) listener();
    };
  }
  return channel;
}

/** Told after each change of the outbox, in this tab or another. */
export function watchOutbox(listener: () => void): () => void {
  bus();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Stores a change durably before anyone calls it saved. A newer change of the same key replaces the older.
 * Resolves after the transaction is on disk; rejects when the device refuses to store (then say so on the screen).
 */
export async function put(personId: string, stream: string, key: string, payload: unknown): Promise<OutboxEntry> {
  const database = await offlineStore();
  // one transaction over both stores: two tabs can't draw the same sequence
  const transaction = database.transaction(['outbox', 'streams'], 'readwrite', { durability: 'strict' });
  const streams = transaction.objectStore('streams');
  const state = await streams.get([personId, stream]);
  const sequence = (state?.lastSequence ?? 0) + 1;
  const entry: OutboxEntry = { personId, stream, key, sequence, payload, putAt: new Date().toISOString() };
  await Promise.all([streams.put({ personId, stream, lastSequence: sequence }), transaction.objectStore('outbox').put(entry), transaction.done]);
  changed();
  return entry;
}

/** Raises the stream's counter to what the server has seen already (another device may have been further). */
export async function raise(personId: string, stream: string, floor: number): Promise<void> {
  const database = await offlineStore();
  const transaction = database.transaction('streams', 'readwrite');
  const state = await transaction.store.get([personId, stream]);
  if ((state?.lastSequence ?? 0) < floor) await transaction.store.put({ personId, stream, lastSequence: floor });
  await transaction.done;
}

/** What waits in a stream, oldest change first. */
export async function list(personId: string, stream: string): Promise<readonly OutboxEntry[]> {
  const database = await offlineStore();
  const entries = await database.getAllFromIndex('outbox', 'byStream', [personId, stream]);
  return entries.sort((a, b) => a.sequence - b.sequence);
}

/** Streams of a person with something waiting, and how much. */
export async function waiting(personId: string): Promise<ReadonlyMap<string, number>> {
  const database = await offlineStore();
  const entries = await database.getAll('outbox', IDBKeyRange.bound([personId], [personId, []]));
  const counts = new Map<string, number>();
  for (const { stream } of entries) counts.set(stream, (counts.get(stream) ?? 0) + 1);
  return counts;
}

/** Forgets a confirmed change; a newer change of the same key stays. */
export async function ack(confirmed: Pick<OutboxEntry, 'personId' | 'stream' | 'key' | 'sequence'>): Promise<void> {
  const database = await offlineStore();
  const transaction = database.transaction('outbox', 'readwrite');
  const key: [string, string, string] = [confirmed.personId, confirmed.stream, confirmed.key];
  const stored = await transaction.store.get(key);
  if (stored && stored.sequence <= confirmed.sequence) await transaction.store.delete(key);
  await transaction.done;
  changed();
}

/** Sends entries in order; resolves with those that the server has taken (or refused for good). Throws to try again later. */
export type Send = (entries: readonly OutboxEntry[]) => Promise<readonly OutboxEntry[]>;

/**
 * Sends what waits until nothing does. Only one tab sends a stream at a time; the others return at once.
 * @returns whether the stream is empty now.
 */
export async function drain(personId: string, stream: string, send: Send): Promise<boolean> {
  return navigator.locks.request(`sinau-outbox:${personId}:${stream}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return false;
    for (;;) {
      const entries = await list(personId, stream);
      if (entries.length === 0) return true;
      const taken = await send(entries);
      if (taken.length === 0) return false;
      for (const entry of taken) await ack(entry);
    }
  });
}
