export * from './roles.js';
export * from './permissions.js';
export * from './actor.js';
export * from './can.js';
