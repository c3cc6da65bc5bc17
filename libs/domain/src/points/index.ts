export * from './ledger.js';
export * from './hours-rule.js';
