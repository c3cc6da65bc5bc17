import type { NotificationView } from '@sinau/contracts/notifications';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { markAllRead, markRead, ownNotifications } from '@sinau/persistence/notifications';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';

type Page = { rows: NotificationView[]; next: string | null; unread: number };

/** A person's own notifications. */
@Injectable()
export class OwnNotifications {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(actor: Actor, query: { after?: string | undefined; limit: number; unread?: 'true' | undefined }): Promise<Page> {
    const { personId } = personOf(actor);
    const found = await this.database.transaction(actor, (transaction) =>
      ownNotifications(transaction, { personId, unreadOnly: query.unread === 'true', after: query.after, limit: query.limit }),
    );
    const rows = found.rows.map((one) => ({ ...one, facts: { ...one.facts }, createdAt: one.createdAt.toISOString(), readAt: one.readAt?.toISOString() ?? null }));
    return { rows, next: found.next, unread: found.unread };
  }

  async read(actor: Actor, notificationId: string): Promise<void> {
    if (!(await markRead(this.database, actor, notificationId, personOf(actor).personId))) throw new DomainError('not_found');
  }

  async readAll(actor: Actor): Promise<void> {
    await markAllRead(this.database, actor, personOf(actor).personId);
  }
}
