export * from './views.js';
export * from './routes.js';
export * from './errors.js';
export * from './calendar.js';
export * from './practice.js';
