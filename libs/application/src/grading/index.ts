export * from './grade-attempt.js';
export * from './release-review.js';
export * from './find-unfinished.js';
