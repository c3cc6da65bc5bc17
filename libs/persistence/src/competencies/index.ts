export * from './competency.entity.js';
