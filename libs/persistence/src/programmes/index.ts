export * from './programme.entity.js';
export * from './programme-need.entity.js';
