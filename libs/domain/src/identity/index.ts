export * from './roles.js';
export * from './permissions.js';
export * from './actor.js';
export * from './can.js';
export * from './login.js';
export * from './device-label.js';
export * from './weak-password.js';
export * from './local-address.js';
