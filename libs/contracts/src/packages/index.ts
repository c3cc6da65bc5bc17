export * from './views.js';
export * from './errors.js';
export * from './routes.js';
