export * from './mask-identifier.js';
