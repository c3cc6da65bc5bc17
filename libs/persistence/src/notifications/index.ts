export * from './notification.entity.js';
export * from './mail.entity.js';
export * from './notify.js';
export * from './intend-mail.js';
export * from './own-notifications.repository.js';
export * from './mails.repository.js';
