export * from './attempt-view.js';
export * from './open-lobby.js';
export * from './quiz-versions.js';
export * from './read-attempt.js';
export * from './read-result.js';
export * from './save-answers.js';
export * from './start-attempt.js';
export * from './submit-attempt.js';
