export * from './views.js';
export * from './rules.js';
export * from './claims.js';
export * from './career.js';
export * from './routes.js';
export * from './errors.js';
