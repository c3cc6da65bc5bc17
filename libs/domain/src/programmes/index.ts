export * from './nomination.js';
export * from './programme.js';
export * from './rule.js';
export * from './seats.js';
