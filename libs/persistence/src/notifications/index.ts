export * from './notification.entity.js';
export * from './mail.entity.js';
export * from './notify.js';
export * from './intend-mail.js';
