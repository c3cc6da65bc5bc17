export * from './answer-requests.js';
export * from './decide-run.js';
export * from './instructor-blocks.js';
export * from './read-decisions.js';
