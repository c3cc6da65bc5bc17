export * from './run-session.entity.js';
