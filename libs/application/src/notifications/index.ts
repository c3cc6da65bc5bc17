export * from './own-notifications.js';
export * from './mail-text.js';
export * from './send-mail.js';
export * from './read-mails.js';
export * from './forget-mail-secrets.js';
