export { keptPages, keptQuery } from './kept-query.js';
export { useOnline } from './online.js';
export { ack, drain, list, put, raise, waiting, watchOutbox, type Send } from './outbox.js';
export { callOrKept, dropSnapshots, keepSnapshot, keptSnapshot } from './snapshots.js';
export type { OutboxEntry } from './store.js';
