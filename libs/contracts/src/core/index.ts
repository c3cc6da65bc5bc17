export * from './route.js';
export * from './fields.js';
export * from './page.js';
export * from './errors.js';
export * from './problem.js';
