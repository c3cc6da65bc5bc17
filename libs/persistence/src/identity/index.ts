export * from './account.entity.js';
export * from './role-assignment.entity.js';
export * from './session.entity.js';
export * from './password-reset.entity.js';
export * from './rate-limit.entity.js';
export * from './known-device.entity.js';
export * from './session-by-token.js';
