export * from './quiz.js';
