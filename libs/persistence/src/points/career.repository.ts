import type { ActivityKind, CompetencyClass } from '@sinau/domain/courses';
import type { Actor } from '@sinau/domain/identity';
import type { EvidenceKind } from '@sinau/domain/points';
import { statement, type Database } from '../core/index.js';
import { lastNumberOf } from '../organisations/last-number.js';

/** An award that stands, with what shows it. Days as `yyyy-mm-dd`, in the zone where it was. */
export type CareerAward = {
  readonly id: string; readonly personId: string; readonly agencyId: string; readonly identifier: string | null; readonly year: number; readonly hours: number; readonly title: string;
  readonly competencyClass: CompetencyClass; readonly activityKind: ActivityKind; readonly evidenceKind: EvidenceKind; readonly evidenceId: string;
  readonly organiser: string; readonly certificateNumber: string | null; readonly startsOn: string; readonly endsOn: string;
  readonly recordedAt: Date;
  /** Public code of a certificate of Sinau. */
  readonly code: string | null;
};

type AwardRow = {
  id: string; person_id: string; agency_id: string; identifier: string | null; year: number; hours: string; title: string; competency_class: CompetencyClass; activity_kind: ActivityKind;
  evidence_kind: EvidenceKind; evidence_id: string; organiser: string; certificate_number: string | null; starts_on: string; ends_on: string; recorded_at: Date; code: string | null;
};

/* What an award rests on tells its days and its organiser; where nothing does, the day on which it was recorded. */
const awards = `select l.id, l.person_id, l.agency_id, i.value as identifier, l.year, l.hours, l.title, l.competency_class, l.activity_kind, l.evidence_kind, l.evidence_id, l.recorded_at,
    coalesce(t.organiser, k.snapshot -> 'agency' ->> 'name', g.name) as organiser, coalesce(k.number, t.certificate_number) as certificate_number, k.code,
    coalesce(k.snapshot -> 'studied' ->> 'from', t.starts_on::text, (s.starts_at at time zone s.time_zone)::date::text, (l.recorded_at at time zone g.time_zone)::date::text) as starts_on,
    coalesce(k.snapshot -> 'studied' ->> 'to', t.ends_on::text, (s.ends_at at time zone s.time_zone)::date::text, (l.recorded_at at time zone g.time_zone)::date::text) as ends_on
  from ledger_entries l join agencies g on g.id = l.agency_id
  left join lateral ${lastNumberOf('l.person_id')} i on true
  left join certificates k on l.evidence_kind = 'certificate' and k.id = l.evidence_id
  left join training_claims t on l.evidence_kind = 'external' and t.id = l.evidence_id
  left join attendance_decisions d on l.evidence_kind in ('attendance', 'mentoring') and d.id = l.evidence_id
  left join practice_steps q on l.evidence_kind = 'sign_off' and q.id = l.evidence_id
  left join practice_reports r on r.id = q.report_id
  left join run_sessions s on s.id = coalesce(d.session_id, r.session_id)
  where l.kind = 'award' and not exists (select from ledger_entries v where v.evidence_kind = l.evidence_kind and v.evidence_id = l.evidence_id and v.kind = 'reversal')`;

const ofPerson = statement('career.ofPerson', `${awards} and l.person_id = $1 and ($2::int is null or l.year = $2) order by l.year desc, starts_on, l.id limit 2000`);
const ofYear = statement('career.ofYear', `${awards} and l.agency_id = $1 and l.year = $2 and l.id > $3::uuid order by l.id limit $4`);
const countOfYear = statement(
  'career.countOfYear',
  `select count(*)::int as total from ledger_entries l where l.agency_id = $1 and l.year = $2 and l.kind = 'award'
     and not exists (select from ledger_entries v where v.evidence_kind = l.evidence_kind and v.evidence_id = l.evidence_id and v.kind = 'reversal')`,
);
/* Oldest first: nobody's record waits for ever behind new ones. */
const untold = statement(
  'career.untold',
  `${awards} and l.agency_id = $1 and l.year >= $2 and not exists (select from record_deliveries x where x.evidence_kind = l.evidence_kind and x.evidence_id = l.evidence_id) order by l.id limit $3`,
);
const person = statement(
  'career.person',
  `select p.full_name, i.kind, i.value, t.position_title, t.rank, u.name as unit_name, g.name as agency_name, g.time_zone
   from people p join agencies g on g.id = p.agency_id
   left join lateral ${lastNumberOf('p.id')} i on true
   left join lateral (select position_title, rank, unit_id from appointments where person_id = p.id and valid_to is null and assignment_kind = 'definitive' limit 1) t on true
   left join units u on u.id = t.unit_id
   where p.id = $1`,
);

const awardOf = (row: AwardRow): CareerAward => ({
  id: row.id, personId: row.person_id, agencyId: row.agency_id, identifier: row.identifier, year: row.year, hours: Number(row.hours), title: row.title, competencyClass: row.competency_class,
  activityKind: row.activity_kind, evidenceKind: row.evidence_kind, evidenceId: row.evidence_id, organiser: row.organiser, certificateNumber: row.certificate_number, startsOn: row.starts_on, endsOn: row.ends_on, recordedAt: row.recorded_at, code: row.code,
});

/** A person's awards that stand, the latest year first and by their days in it; at most 2,000. */
export async function careerOf(database: Database, actor: Actor, personId: string, year: number | null): Promise<CareerAward[]> {
  return (await database.run<AwardRow>(actor, ofPerson, [personId, year])).map(awardOf);
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/** Awards of an agency's year that stand, in the order of their ids. */
export async function careerPage(database: Database, actor: Actor, agencyId: string, year: number, after: string | null, limit: number): Promise<CareerAward[]> {
  return (await database.run<AwardRow>(actor, ofYear, [agencyId, year, after ?? FIRST, limit])).map(awardOf);
}

export async function careerSize(database: Database, actor: Actor, agencyId: string, year: number): Promise<number> {
  const [row] = await database.run<{ total: number }>(actor, countOfYear, [agencyId, year]);
  return row?.total ?? 0;
}

/** Awards that stand and were never put on their way. */
export async function untoldAwards(database: Database, actor: Actor, agencyId: string, sinceYear: number, limit: number): Promise<CareerAward[]> {
  return (await database.run<AwardRow>(actor, untold, [agencyId, sinceYear, limit])).map(awardOf);
}

export type CareerPerson = {
  readonly name: string; readonly identifier: { readonly kind: 'nip' | 'ni_pppk'; readonly value: string } | null; readonly positionTitle: string | null; readonly rank: string | null;
  readonly unitName: string | null; readonly agencyName: string; readonly timeZone: string;
};
type PersonRow = { full_name: string; kind: 'nip' | 'ni_pppk' | null; value: string | null; position_title: string | null; rank: string | null; unit_name: string | null; agency_name: string; time_zone: string };

/** Who a record is about, as posted today; null when there is no such person. */
export async function careerPerson(database: Database, actor: Actor, personId: string): Promise<CareerPerson | null> {
  const [row] = await database.run<PersonRow>(actor, person, [personId]);
  if (!row) return null;
  return {
    name: row.full_name, identifier: row.kind === null || row.value === null ? null : { kind: row.kind, value: row.value }, positionTitle: row.position_title, rank: row.rank, unitName: row.unit_name,
    agencyName: row.agency_name, timeZone: row.time_zone,
  };
}
