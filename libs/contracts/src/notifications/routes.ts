import { z } from 'zod';
import { id, instant, nothing, page, pageQuery, route } from '../core/index.js';

/** What the server tells a person in the app. The web has a sentence for each kind. */
export const notificationView = z.object({
  id,
  kind: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Path in the web app. */
  link: z.string().nullable(),
  createdAt: instant,
  readAt: instant.nullable(),
});
export type NotificationView = z.infer<typeof notificationView>;

/** A mail in the outbox, for systems without a mail server and for looking into a delivery. */
export const mailView = z.object({
  id,
  to: z.string(),
  template: z.string(),
  language: z.enum(['id', 'en']),
  state: z.enum(['pending', 'sent', 'kept', 'failed']),
  failure: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
});
export type MailView = z.infer<typeof mailView>;
export const mailContentView = mailView.extend({
  subject: z.string(),
  text: z.string(),
  /** Of the link into an account: `kept` until it is used or too old, and only where no mail server delivers it; then `removed`. */
  secret: z.enum(['none', 'kept', 'removed']),
});

export const notificationsRoutes = {
  mine: route('GET', '/api/notifications', {
    summary: 'One\'s own notifications, the newest first.',
    permission: 'session',
    query: z.strictObject({ ...pageQuery, unread: z.enum(['true']).optional() }),
    returns: page(notificationView).extend({ unread: z.number().int() }),
  }),
  read: route('POST', '/api/notifications/:notificationId/read', {
    summary: 'Marks one\'s own notification as read.',
    permission: 'session',
    status: 204,
    params: z.strictObject({ notificationId: id }),
    body: z.strictObject({}),
    returns: nothing,
  }),
  readAll: route('POST', '/api/notifications/read', {
    summary: 'Marks all of one\'s own notifications as read.',
    permission: 'session',
    status: 204,
    body: z.strictObject({}),
    returns: nothing,
  }),
  events: route('GET', '/api/events', {
    summary: 'Server-sent events of one\'s own: `notification` when there is news. Ends with the session.',
    permission: 'session',
    returns: z.unknown(),
  }),
  mails: route('GET', '/api/mails', {
    summary: 'Mails of the agency and of the platform, the newest first.',
    permission: 'mail.read',
    query: z.strictObject({ ...pageQuery, state: z.enum(['pending', 'sent', 'kept', 'failed']).optional() }),
    returns: page(mailView),
  }),
  mail: route('GET', '/api/mails/:mailId', {
    summary: 'One mail as it is read.',
    permission: 'mail.read',
    params: z.strictObject({ mailId: id }),
    returns: mailContentView,
  }),
} as const;
