export * from './views.js';
export * from './reaction-views.js';
export * from './form-routes.js';
export * from './reaction-routes.js';
export * from './routes.js';
export * from './errors.js';
