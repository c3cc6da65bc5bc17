export * from './form.js';
export * from './reaction.js';
export * from './hidden-below.js';
