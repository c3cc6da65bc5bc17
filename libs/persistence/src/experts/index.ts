export * from './expert.entity.js';
export * from './session-expert.entity.js';
