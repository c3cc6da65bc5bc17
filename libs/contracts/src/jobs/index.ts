export * from './job.js';
export * from './declared.js';
