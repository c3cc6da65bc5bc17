export * from './run-session.js';
