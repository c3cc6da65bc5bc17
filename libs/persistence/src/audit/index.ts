export * from './audit-entry.entity.js';
export * from './audit-head.entity.js';
export * from './audit-check.entity.js';
export * from './audit-checks.repository.js';
export * from './record.js';
export * from './audit.repository.js';
export * from './verification.repository.js';
