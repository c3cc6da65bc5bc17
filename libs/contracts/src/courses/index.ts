export * from './outline.js';
export * from './changes.js';
export * from './views.js';
export * from './catalogue.js';
export * from './routes.js';
export * from './errors.js';
