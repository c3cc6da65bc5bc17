export * from './retry-failed-job.js';
