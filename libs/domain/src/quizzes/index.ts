export * from './quiz.js';
export * from './draw-paper.js';
export * from './fixed-random.js';
export * from './may-start.js';
export * from './may-grant-time.js';
export * from './review.js';
export * from './check-question.js';
