export * from './views.js';
export * from './routes.js';
