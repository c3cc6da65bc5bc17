export * from './ledger-entry.entity.js';
export * from './regulation.entity.js';
export * from './training-claim.entity.js';
export * from './record-delivery.entity.js';
export * from './ledger.repository.js';
export * from './rules.repository.js';
export * from './claims.repository.js';
export * from './team.repository.js';
