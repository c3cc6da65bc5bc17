export * from './ledger-entry.entity.js';
export * from './regulation.entity.js';
export * from './ledger.repository.js';
export * from './rules.repository.js';
