export * from './read-audit.js';
export * from './export-audit.js';
export * from './audit-csv.js';
export * from './verify-installation.js';
