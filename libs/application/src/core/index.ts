export * from './named-bytes.js';
export * from './natural-batch.js';
export * from './person-of.js';
export * from './object-store.token.js';
export * from './public-site.js';
export * from './moment-text.js';
export * from './csv.js';
export * from './job-queue.token.js';
export { mayReadMetrics } from './may-read-metrics.js';
