export * from './competency.js';
