import { cutPage, readCursor, statement, type Transaction } from '../core/index.js';

export type AuditSearch = {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  /** Calendar days in the agency's zone, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

export type AuditEntry = {
  readonly id: string;
  readonly position: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly subjectName: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
};

type Row = {
  id: string; position: string; at: Date; actor_id: string | null; actor_name: string; action: string; subject_kind: string; subject_id: string | null;
  subject_name: string | null; facts: Readonly<Record<string, unknown>>; request_id: string | null; place: string;
};

/** $1 agency, $2 actor, $3 action, $4 all of a subject's actions, $5 subject kind, $6 subject id, $7 from, $8 to */
const matching = `
  from audit_entries e join agencies g on g.id = e.agency_id
  where e.agency_id = $1 and ($2::text is null or e.actor_name ilike $2) and ($3::text is null or e.action = $3)
    and ($4::text is null or e.action like $4) and ($5::text is null or e.subject_kind = $5) and ($6::uuid is null or e.subject_id = $6)
    and ($7::date is null or e.at >= ($7::date)::timestamp at time zone g.time_zone)
    and ($8::date is null or e.at < ($8::date + 1)::timestamp at time zone g.time_zone)`;

const list = statement(
  'audit.list',
  `select e.id, e.position, e.at, e.actor_id, e.actor_name, e.action, e.subject_kind, e.subject_id, e.facts, e.request_id, e.at::text as place,
     case e.subject_kind when 'person' then (select full_name from people where id = e.subject_id)
                         when 'run' then (select name from runs where id = e.subject_id)
                         when 'agency' then (select name from agencies where id = e.subject_id)
                         when 'unit' then (select name from units where id = e.subject_id)
                         when 'course' then (select v.document ->> 'title' from courses c join course_versions v on v.id = c.current_version_id where c.id = e.subject_id)
                         when 'programme' then (select name from programmes where id = e.subject_id)
                         when 'need' then (select title from needs where id = e.subject_id)
                         when 'run_session' then (select title from run_sessions where id = e.subject_id)
                         when 'expert' then (select name from experts where id = e.subject_id) end as subject_name
   ${matching} and ($9::timestamptz is null or (e.at, e.position) < ($9::timestamptz, $10::bigint))
   order by e.at desc, e.position desc limit $11`,
);
const count = statement('audit.count', `select count(*)::int as rows ${matching}`);
const chain = statement(
  'audit.chain',
  `select (select count(*)::int from audit_entries where agency_id = $1) as entries,
     (select coalesce(array_agg(at_position::int order by at_position), '{}') from (select at_position from audit_breaks() where agency_id = $1 order by at_position limit 20) as found) as breaks`,
);

const contains = (text: string | undefined) => (text === undefined ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`);

function valuesOf(transaction: Transaction, { actor, action, subjectKind, subjectId, from, to }: AuditSearch): unknown[] {
  const exact = action?.includes('.') ? action : null;
  const family = action !== undefined && exact === null ? `${action.replace(/_/g, '\\_')}.%` : null;
  return [transaction.agencyId, contains(actor), exact, family, subjectKind ?? null, subjectId ?? null, from ?? null, to ?? null];
}

function entryOf(row: Row): AuditEntry {
  const { id, position, at, action, facts } = row;
  return {
    id, at, action, facts, position: Number(position), actorId: row.actor_id, actorName: row.actor_name,
    subjectKind: row.subject_kind, subjectId: row.subject_id, subjectName: row.subject_name, requestId: row.request_id,
  };
}

/** The agency's audit entries, newest first. */
export async function listAudit(transaction: Transaction, search: AuditSearch, { after, limit }: { after?: string | undefined; limit: number }): Promise<{ rows: readonly AuditEntry[]; next: string | null }> {
  const [at, position] = readCursor(after, ['instant', 'number']) ?? [null, null];
  const rows = await transaction.query<Row>(list, [...valuesOf(transaction, search), at, position, limit + 1]);
  const page = cutPage(rows, limit, (row) => [row.place, row.position]);
  return { rows: page.rows.map(entryOf), next: page.next };
}

export async function countAudit(transaction: Transaction, search: AuditSearch): Promise<number> {
  const [row] = await transaction.query<{ rows: number }>(count, valuesOf(transaction, search));
  return row?.rows ?? 0;
}

/** How many entries the agency's chain has, and the first positions that don't fit the one before. */
export async function auditChain(transaction: Transaction): Promise<{ readonly entries: number; readonly breaks: readonly number[] }> {
  const [row] = await transaction.query<{ entries: number; breaks: number[] }>(chain, [transaction.agencyId]);
  return row ?? { entries: 0, breaks: [] };
}
