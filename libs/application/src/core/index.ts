export * from './natural-batch.js';
export * from './person-of.js';
