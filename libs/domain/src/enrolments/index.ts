export * from './progress.js';
export * from './run.js';
export * from './watching.js';
