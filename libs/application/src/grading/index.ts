export * from './grade-attempt.js';
export * from './graded-news.js';
export * from './release-review.js';
export * from './find-unfinished.js';
