export { MailError, type MailErrorCode } from './mail-error.js';
export type { MailContent, Mailer, MailLanguage, OutgoingMail } from './mailer.js';
export { OutboxMailer } from './outbox-mailer.js';
export { renderMail } from './render-mail.js';
export { SmtpMailer, type SmtpSettings } from './smtp-mailer.js';
export type { CommonFacts, MailTemplate, TemplateFacts } from './templates.js';
