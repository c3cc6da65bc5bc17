export * from './round.js';
export * from './parse-number.js';
export * from './score-question.js';
export * from './grade.js';
