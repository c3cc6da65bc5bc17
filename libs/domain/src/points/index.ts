export * from './ledger.js';
export * from './hours-rule.js';
export * from './activity-rule.js';
export * from './counted.js';
export * from './claim.js';
export * from './rule-parameters.js';
export * from './career-record.js';
export * from './delivery.js';
