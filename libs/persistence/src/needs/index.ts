export * from './need.entity.js';
