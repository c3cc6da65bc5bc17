export * from './views.js';
export * from './level-views.js';
export * from './level-import.js';
export * from './framework-import.js';
export * from './routes.js';
export * from './errors.js';
