import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** One change that the server has not confirmed yet. */
export type OutboxEntry = {
  readonly personId: string;
  /** What the changes belong to: `attempt:<id>`, `lesson:<id>`. */
  readonly stream: string;
  /** What is changed within it: a question's id. A newer change of the same key replaces the older. */
  readonly key: string;
  /** Grows by one with each change of the stream on this device; the server keeps the highest. */
  readonly sequence: number;
  readonly payload: unknown;
  /** By this device's clock, ISO 8601. */
  readonly putAt: string;
};

/** An answer of the server kept for reading without a network. */
export type Snapshot = { readonly personId: string; readonly key: string; readonly value: unknown; readonly savedAt: string };

type StreamState = { readonly personId: string; readonly stream: string; readonly lastSequence: number };

export interface OfflineSchema extends DBSchema {
  outbox: { key: [string, string, string]; value: OutboxEntry; indexes: { byStream: [string, string] } };
  streams: { key: [string, string]; value: StreamState };
  snapshots: { key: [string, string]; value: Snapshot };
}

/** Raise it with a step in `upgrade` that leaves what is in the outbox intact. */
const VERSION = 1;
let opened: Promise<IDBPDatabase<OfflineSchema>> | null = null;

function upgrade(database: IDBPDatabase<OfflineSchema>, from: number): void {
  if (from < 1) {
    const outbox = database.createObjectStore('outbox', { keyPath: ['personId', 'stream', 'key'] });
    outbox.createIndex('byStream', ['personId', 'stream']);
    database.createObjectStore('streams', { keyPath: ['personId', 'stream'] });
    database.createObjectStore('snapshots', { keyPath: ['personId', 'key'] });
  }
}

/** The store of this device. An older page closes its connection when a newer build upgrades the schema. */
export function offlineStore(): Promise<IDBPDatabase<OfflineSchema>> {
  opened ??= openDB<OfflineSchema>('sinau', VERSION, {
    upgrade,
    blocking: (_current, _blocked, event) => {
      opened = null;
      if (event.target instanceof IDBDatabase) event.target.close();
    },
    terminated: () => {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}
