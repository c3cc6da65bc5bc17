import { OwnNotifications, ReadMails } from '@sinau/application/notifications';
import { Module } from '@nestjs/common';
import { EventHub } from './event-hub.js';
import { MailsController, NotificationsController } from './notifications.controller.js';

@Module({ controllers: [NotificationsController, MailsController], providers: [OwnNotifications, ReadMails, EventHub] })
export class NotificationsModule {}
