import type { Actor } from '@sinau/domain/identity';
import { cutPage, readCursor, statement, type Database, type Transaction } from '../core/index.js';

export type OwnNotification = {
  readonly id: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly link: string | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
};

type Row = { id: string; kind: string; facts: OwnNotification['facts']; link: string | null; created_at: Date; read_at: Date | null; sorted_by: string; unread: number };

const list = statement(
  'notifications.mine',
  `select n.id, n.kind, n.facts, n.link, n.created_at, n.read_at,
     to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as sorted_by
   from notifications n where n.person_id = $1 and (not $2 or n.read_at is null)
     and ($3::timestamptz is null or (n.created_at, n.id) < ($3, $4::uuid))
   order by n.created_at desc, n.id desc limit $5`,
);
const unread = statement('notifications.unread', 'select count(*)::int as unread from notifications where person_id = $1 and read_at is null');
const markOne = statement('notifications.markOne', 'update notifications set read_at = coalesce(read_at, now()) where id = $1 and person_id = $2 returning id');
const markAll = statement('notifications.markAll', 'update notifications set read_at = now() where person_id = $1 and read_at is null');

export type OwnQuery = { readonly personId: string; readonly unreadOnly: boolean; readonly after?: string | undefined; readonly limit: number };

/** One's own notifications, the newest first, with the number of unread ones. */
export async function ownNotifications(transaction: Transaction, query: OwnQuery): Promise<{ rows: readonly OwnNotification[]; next: string | null; unread: number }> {
  const [at, id] = readCursor(query.after, ['instant', 'id']) ?? [];
  const rows = await transaction.query<Row>(list, [query.personId, query.unreadOnly, at ?? null, id ?? null, query.limit + 1]);
  const [count] = await transaction.query<{ unread: number }>(unread, [query.personId]);
  const page = cutPage(rows, query.limit, (row) => [row.sorted_by, row.id]);
  return {
    rows: page.rows.map((row) => ({ id: row.id, kind: row.kind, facts: row.facts, link: row.link, createdAt: row.created_at, readAt: row.read_at })),
    next: page.next,
    unread: count?.unread ?? 0,
  };
}

/** False when the person has no such notification. */
export async function markRead(database: Database, actor: Actor, notificationId: string, personId: string): Promise<boolean> {
  return (await database.run(actor, markOne, [notificationId, personId])).length > 0;
}

export async function markAllRead(database: Database, actor: Actor, personId: string): Promise<void> {
  await database.run(actor, markAll, [personId]);
}
