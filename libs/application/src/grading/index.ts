export * from './grade-attempt.js';
export * from './release-review.js';
