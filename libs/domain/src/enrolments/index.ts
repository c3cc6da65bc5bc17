export * from './progress.js';
export * from './run.js';
