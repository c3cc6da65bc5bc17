export * from './ledger-entry.entity.js';
export * from './regulation.entity.js';
