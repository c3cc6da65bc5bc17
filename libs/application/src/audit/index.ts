export * from './read-audit.js';
export * from './export-audit.js';
export * from './audit-csv.js';
export * from './audit-anchors.js';
export * from './check-audit-chain.js';
export * from './verify-installation.js';
