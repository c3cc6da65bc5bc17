export * from './decision.js';
export * from './domain-error.js';
