export * from './notification.entity.js';
export * from './mail.entity.js';
