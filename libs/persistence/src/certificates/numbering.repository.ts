import { statement, type Transaction } from '../core/index.js';

/** How an agency numbers, and what comes next; days and months are those of its zone. */
export type AgencyNumbering = {
  readonly agency: { readonly id: string; readonly name: string; readonly shortName: string; readonly code: string; readonly timeZone: string };
  readonly pattern: string;
  readonly next: number;
  readonly year: number;
  readonly month: number;
  /** `yyyy-mm-dd` */
  readonly today: string;
};

type Row = { agency: AgencyNumbering['agency']; pattern: string; next: number; today: string };

const read = statement(
  'numbering.read',
  `select jsonb_build_object('id', g.id, 'name', g.name, 'shortName', g.short_name, 'code', g.code, 'timeZone', g.time_zone) as agency,
     coalesce(g.settings ->> 'certificateNumberPattern', '') as pattern, to_char(now() at time zone g.time_zone, 'YYYY-MM-DD') as today,
     coalesce((select k.next from certificate_counters k where k.agency_id = g.id and k.year = extract(year from now() at time zone g.time_zone)::int), 1) as next
   from agencies g where g.id = $1`,
);
const save = statement('numbering.save', `update agencies set settings = settings || jsonb_build_object('certificateNumberPattern', $2::text) where id = $1`);

export async function agencyNumbering(transaction: Transaction): Promise<AgencyNumbering> {
  const [row] = await transaction.query<Row>(read, [transaction.agencyId]);
  if (!row) throw new Error('the acting agency is gone');
  const [year = 0, month = 0] = row.today.split('-').map(Number);
  return { ...row, year, month };
}

export async function saveNumberPattern(transaction: Transaction, pattern: string): Promise<void> {
  await transaction.query(save, [transaction.agencyId, pattern]);
}
