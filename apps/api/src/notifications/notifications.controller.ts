import { OwnNotifications, ReadMails } from '@sinau/application/notifications';
import { personOf } from '@sinau/application/core';
import { notificationsRoutes } from '@sinau/contracts/notifications';
import { DomainError } from '@sinau/domain/core';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { RawReply } from '../http/raw-reply.js';
import { EventHub } from './event-hub.js';

/** A person's own notifications, as a list and as they come. */
@Controller()
export class NotificationsController {
  constructor(
    @Inject(OwnNotifications) private readonly own: OwnNotifications,
    @Inject(EventHub) private readonly hub: EventHub,
  ) {}

  @Handles(notificationsRoutes.mine)
  mine({ actor, query }: Call<typeof notificationsRoutes.mine>) {
    return this.own.list(actor, query);
  }

  @Handles(notificationsRoutes.read)
  async read({ actor, params }: Call<typeof notificationsRoutes.read>) {
    await this.own.read(actor, params.notificationId);
  }

  @Handles(notificationsRoutes.readAll)
  async readAll({ actor }: Call<typeof notificationsRoutes.readAll>) {
    await this.own.readAll(actor);
  }

  @Handles(notificationsRoutes.events)
  events({ actor, request }: Call<typeof notificationsRoutes.events>, reply: FastifyReply) {
    const { tokenHash } = request.sinau;
    if (!tokenHash) throw new DomainError('not_signed_in');
    // Closed with the stream: one that ended leaves no idle connection that a stopping server would wait for.
    void reply.headers({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no', connection: 'close' });
    return new RawReply(this.hub.open(personOf(actor).personId, tokenHash));
  }
}

/** The outbox of mails. */
@Controller()
export class MailsController {
  constructor(@Inject(ReadMails) private readonly mails: ReadMails) {}

  @Handles(notificationsRoutes.mails)
  list({ actor, query }: Call<typeof notificationsRoutes.mails>) {
    return this.mails.list(actor, query);
  }

  @Handles(notificationsRoutes.mail)
  one({ actor, params }: Call<typeof notificationsRoutes.mail>) {
    return this.mails.one(actor, params.mailId);
  }
}
