export * from './read-queue.js';
export * from './retry-failed-job.js';
export * from './retry-failed-jobs.js';
