export * from './expert-register-file.js';
export * from './invite-experts.js';
export * from './keep-experts.js';
export * from './rate-experts.js';
