export * from './views.js';
export * from './budget.js';
export * from './routes.js';
export * from './errors.js';
