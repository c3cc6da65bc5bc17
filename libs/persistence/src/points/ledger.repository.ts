import type { RevocationClass } from '@sinau/domain/certificates';
import type { EvidenceKind, LedgerEntry } from '@sinau/domain/points';
import type { ActivityKind, CompetencyClass } from '@sinau/domain/courses';
import { newId, statement, type Database, type Transaction } from '../core/index.js';
import type { Actor } from '@sinau/domain/identity';

/** The row by which minutes became JP, or JP minutes. */
export type EntryRule = { readonly id: string; readonly regulation: string; readonly article: string; readonly verified: boolean };

/** Where attendance or a signed practice is looked at. */
export type EntrySession = {
  readonly id: string;
  /** `2026-11`, in the agency's zone. */
  readonly month: string;
  readonly reportId: string | null;
  /** Whether the person is in the session's run still. */
  readonly open: boolean;
};

export type RecordedEntry = LedgerEntry & {
  readonly id: string;
  readonly evidenceKind: EvidenceKind;
  readonly title: string;
  /** Negative for a reversal. */
  readonly minutes: number;
  readonly rule: EntryRule | null;
  readonly session: EntrySession | null;
  readonly recordedAt: Date;
  /** Of a reversal, why its certificate was revoked. */
  readonly reason: RevocationClass | null;
  /** Of a reversal, what a verifier wrote who took an acceptance back. */
  readonly remark: string | null;
};

type Row = {
  id: string; kind: 'award' | 'reversal'; year: number; hours: string; minutes: number; evidence_kind: EvidenceKind; evidence_id: string; title: string; competency_class: CompetencyClass;
  activity_kind: ActivityKind; recorded_at: Date; revoked_class: RevocationClass | null; remark: string | null; rule: EntryRule | null; session: EntrySession | null;
};

/* Minutes that nobody measured are what the hours stand for, by the row of the day: one that names the kind before the general one. */
const award = statement(
  'ledger.award',
  `with rule as (
     select id, (parameters ->> 'minutes')::numeric as minutes from regulations
     where (parameters ->> 'kind' = 'minutes_per_hour' or (parameters ->> 'kind' = 'activity_conversion' and parameters -> 'activityKinds' @> to_jsonb($9::integer)))
       and valid_from <= $10::timestamptz and (valid_to is null or valid_to >= $10::timestamptz::date)
     order by parameters ->> 'kind' = 'minutes_per_hour', valid_from desc limit 1
   )
   insert into ledger_entries (id, agency_id, person_id, year, kind, hours, minutes, rule_id, evidence_kind, evidence_id, title, competency_class, activity_kind, recorded_at)
   select $1, $2, $3, $4, 'award', $5, coalesce($12::integer, round($5::numeric * (select minutes from rule))), coalesce($13, (select id from rule)), $11, $6, $7, $8, $9, $10
   on conflict (evidence_kind, evidence_id, kind) do nothing`,
);
const reverse = statement(
  'ledger.reverse',
  `insert into ledger_entries (id, agency_id, person_id, year, kind, hours, minutes, rule_id, evidence_kind, evidence_id, title, competency_class, activity_kind)
   select $1, agency_id, person_id, year, 'reversal', -hours, -minutes, rule_id, evidence_kind, evidence_id, title, competency_class, activity_kind
   from ledger_entries where evidence_kind = $3 and evidence_id = $2 and kind = 'award'
   on conflict (evidence_kind, evidence_id, kind) do nothing`,
);
const ofPerson = statement(
  'ledger.ofPerson',
  `select l.id, l.kind, l.year, l.hours, l.minutes, l.evidence_kind, l.evidence_id, l.title, l.competency_class, l.activity_kind, l.recorded_at, c.revoked_class, t.reason as remark,
     case when r.id is not null then jsonb_build_object('id', r.id, 'regulation', r.regulation, 'article', r.article, 'verified', r.verified_at is not null) end as rule,
     case when s.id is not null then jsonb_build_object('id', s.id, 'month', to_char(s.starts_at at time zone g.time_zone, 'YYYY-MM'), 'reportId', q.id,
       'open', exists (select from enrolments e where e.run_id = run_here(s.run_id) and e.person_id = l.person_id and e.state <> 'withdrawn')) end as session
   from ledger_entries l
   left join certificates c on l.kind = 'reversal' and l.evidence_kind = 'certificate' and c.id = l.evidence_id
   left join training_claims t on l.kind = 'reversal' and l.evidence_kind = 'external' and t.id = l.evidence_id
   left join regulations r on r.id = l.rule_id
   left join attendance_decisions d on l.evidence_kind in ('attendance', 'mentoring') and d.id = l.evidence_id
   left join practice_steps p on l.evidence_kind = 'sign_off' and p.id = l.evidence_id
   left join practice_reports q on q.id = p.report_id
   left join run_sessions s on s.id = coalesce(d.session_id, q.session_id)
   left join agencies g on g.id = l.agency_id
   where l.person_id = $1 order by l.recorded_at desc, l.id desc limit 2000`,
);

export type NewAward = Omit<LedgerEntry, 'kind'> & { readonly personId: string; readonly title: string; readonly evidenceKind: EvidenceKind;
  /** When the evidence came to be; ISO 8601. */
  readonly recordedAt: string;
  /** As measured; null where only the hours are known. */
  readonly minutes: number | null;
  /** The row that turned the minutes into hours; that of the kind and the day unless told. */
  readonly ruleId?: string;
};

/** Counts the hours of a piece of evidence, once. Only the worker's role may. */
export async function awardHours(transaction: Transaction, given: NewAward): Promise<void> {
  const { personId, year, hours, minutes, evidenceKind, evidenceId, title, competencyClass, activityKind, recordedAt, ruleId } = given;
  await transaction.query(award, [newId(), transaction.agencyId, personId, year, hours, evidenceId, title, competencyClass, activityKind, recordedAt, evidenceKind, minutes, ruleId ?? null]);
}

/** Takes back what a piece of evidence counted, once, in the year of its award. */
export async function reverseHours(transaction: Transaction, evidenceKind: EvidenceKind, evidenceId: string): Promise<void> {
  await transaction.query(reverse, [newId(), evidenceId, evidenceKind]);
}

/** A person's ledger, newest first. */
export async function ledgerOf(database: Database, actor: Actor, personId: string): Promise<RecordedEntry[]> {
  const rows = await database.run<Row>(actor, ofPerson, [personId]);
  return rows.map((row) => ({
    id: row.id, kind: row.kind, year: row.year, hours: Number(row.hours), minutes: row.minutes, evidenceKind: row.evidence_kind, evidenceId: row.evidence_id, title: row.title,
    competencyClass: row.competency_class, activityKind: row.activity_kind, recordedAt: row.recorded_at, reason: row.revoked_class, remark: row.remark, rule: row.rule, session: row.session,
  }));
}
