import type { CertificateHolder, CertificateSnapshot, CertificateTemplate, FrozenPicture, LatestCertificate } from '@sinau/domain/certificates';
import type { CourseOutline } from '@sinau/domain/courses';
import { statement, type Transaction } from '../core/index.js';
import { lastNumberOf } from '../organisations/last-number.js';

/** Everything that deciding on and writing a certificate needs, as it is now. Days are days in the agency's zone. */
export type EnrolmentToCertify = {
  readonly enrolmentId: string;
  readonly state: 'enrolled' | 'in_progress' | 'completed' | 'withdrawn';
  readonly completedBefore: boolean;
  readonly finalScore: number | null;
  readonly agency: { readonly id: string; readonly name: string; readonly shortName: string; readonly code: string; readonly timeZone: string; readonly numberPattern: string };
  readonly holder: CertificateHolder;
  readonly course: { readonly id: string; readonly version: { readonly id: string; readonly number: number; readonly contentHash: string } | null; readonly outline: CourseOutline | null };
  readonly run: CertificateSnapshot['run'];
  readonly template: CertificateSnapshot['template'] | null;
  readonly latest: LatestCertificate | null;
  readonly lessons: readonly { readonly lessonId: string; readonly completedAt: string }[];
  readonly attempts: readonly { readonly attemptId: string; readonly lessonId: string; readonly score: number }[];
  readonly startedOn: string;
  readonly completedOn: string;
  readonly today: string;
  readonly now: string;
};

type Row = {
  id: string; state: EnrolmentToCertify['state']; completed_at: Date | null; final_score: string | null; agency: EnrolmentToCertify['agency'];
  person_id: string; full_name: string; birth_place: string | null; birth_date: string | null; identifier_kind: 'nip' | 'ni_pppk' | null; identifier_value: string | null;
  position_title: string | null; rank: string | null; unit_name: string | null;
  course_id: string; version_id: string | null; version_number: number; content_hash: string; outline: CourseOutline | null; run: CertificateSnapshot['run'];
  template_id: string | null; template_revision: number; template_content: CertificateTemplate; logo_key: string | null;
  latest: LatestCertificate | null; lessons: EnrolmentToCertify['lessons']; attempts: EnrolmentToCertify['attempts'];
  started_on: string; completed_on: string; today: string; now: Date;
};

const lock = statement('certificates.lockEnrolment', 'select id from enrolments where id = $1 for update');
const read = statement(
  'certificates.enrolmentToCertify',
  `select e.id, e.state, e.completed_at, e.final_score, e.person_id, e.course_id, e.version_id, coalesce($2::timestamptz, now()) as now,
     jsonb_build_object('id', g.id, 'name', g.name, 'shortName', g.short_name, 'code', g.code, 'timeZone', g.time_zone,
       'numberPattern', g.settings ->> 'certificateNumberPattern') as agency,
     p.full_name, p.birth_place, p.birth_date::text, i.kind as identifier_kind, i.value as identifier_value, a.position_title, a.rank, u.name as unit_name,
     v.number as version_number, v.content_hash, v.document - '{articles,quizzes,media}'::text[] as outline,
     jsonb_build_object('id', r.id, 'name', r.name, 'startsOn', r.starts_on::text, 'endsOn', r.ends_on::text, 'place', r.place) as run,
     t.id as template_id, t.revision as template_revision, t.content as template_content, t.logo_key,
     (select jsonb_build_object('id', c.id, 'state', c.state, 'revokedClass', c.revoked_class, 'reissueAsked', c.reissue_asked_at is not null) from certificates c
      where c.enrolment_id = e.id order by c.issued_at desc, c.id desc limit 1) as latest,
     coalesce((select jsonb_agg(jsonb_build_object('lessonId', w.lesson_id, 'completedAt', to_char(w.completed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by w.completed_at, w.lesson_id)
       from lesson_progress w where w.enrolment_id = e.id and w.completed_at is not null), '[]') as lessons,
     coalesce((select jsonb_agg(jsonb_build_object('attemptId', q.id, 'lessonId', q.lesson_id, 'score', q.score) order by q.submitted_at, q.id)
       from attempts q where q.enrolment_id = e.id and q.state = 'graded'), '[]') as attempts,
     to_char(coalesce((select min(w.opened_at) from lesson_progress w where w.enrolment_id = e.id), e.enrolled_at) at time zone g.time_zone, 'YYYY-MM-DD') as started_on,
     to_char(coalesce(e.completed_at, $2::timestamptz, now()) at time zone g.time_zone, 'YYYY-MM-DD') as completed_on,
     to_char(coalesce($2::timestamptz, now()) at time zone g.time_zone, 'YYYY-MM-DD') as today
   from enrolments e join agencies g on g.id = e.agency_id join people p on p.id = e.person_id join runs r on r.id = e.run_id
   left join course_versions v on v.id = e.version_id
   left join lateral ${lastNumberOf('p.id')} i on true
   left join lateral (select position_title, rank, unit_id from appointments where person_id = p.id and valid_to is null
     order by assignment_kind = 'definitive' desc, valid_from desc limit 1) a on true
   left join units u on u.id = a.unit_id
   left join certificate_templates t on t.id = coalesce(r.certificate_template_id, (select id from certificate_templates where is_default limit 1))
   where e.id = $1`,
);

function logoOf(key: string | null): FrozenPicture | null {
  const sha256 = /([0-9a-f]{64})\.(?:png|jpg)$/.exec(key ?? '')?.[1];
  return key !== null && sha256 !== undefined ? { key, sha256 } : null;
}

function holderOf(row: Row): CertificateHolder {
  return {
    personId: row.person_id,
    name: row.full_name,
    identifier: row.identifier_kind && row.identifier_value ? { kind: row.identifier_kind, value: row.identifier_value } : null,
    birth: { place: row.birth_place, date: row.birth_date },
    rank: row.rank,
    position: row.position_title,
    unit: row.unit_name,
  };
}

/**
 * Locks the enrolment until the transaction ends, so that it is certified once; null when the agency has none
 * of that id. `at` is the moment of issue; null for now.
 */
export async function enrolmentToCertify(transaction: Transaction, enrolmentId: string, at: Date | null): Promise<EnrolmentToCertify | null> {
  await transaction.query(lock, [enrolmentId]);
  return readEnrolment(transaction, enrolmentId, at);
}

/** The same without the lock: to look at, not to decide. */
export async function readEnrolment(transaction: Transaction, enrolmentId: string, at: Date | null = null): Promise<EnrolmentToCertify | null> {
  const [row] = await transaction.query<Row>(read, [enrolmentId, at]);
  if (!row) return null;
  return {
    enrolmentId: row.id, state: row.state, completedBefore: row.completed_at !== null,
    finalScore: row.final_score === null ? null : Number(row.final_score),
    agency: row.agency,
    holder: holderOf(row),
    course: {
      id: row.course_id,
      version: row.version_id === null ? null : { id: row.version_id, number: row.version_number, contentHash: row.content_hash },
      outline: row.outline,
    },
    run: row.run,
    template: row.template_id === null ? null : { id: row.template_id, revision: row.template_revision, content: row.template_content, logo: logoOf(row.logo_key) },
    latest: row.latest, lessons: row.lessons, attempts: row.attempts,
    startedOn: row.started_on, completedOn: row.completed_on, today: row.today, now: row.now.toISOString(),
  };
}

const complete = statement(
  'certificates.completeEnrolment',
  `update enrolments set state = 'completed', completed_at = coalesce(completed_at, now()) where id = $1 and state <> 'withdrawn'`,
);

export async function completeEnrolment(transaction: Transaction, enrolmentId: string): Promise<void> {
  await transaction.query(complete, [enrolmentId]);
}

const take = statement(
  'certificates.takeNumber',
  `insert into certificate_counters as c (agency_id, year, next) values ($1, $2, 2)
   on conflict (agency_id, year) do update set next = c.next + 1 returning next - 1 as sequence`,
);
const taken = statement('certificates.numberTaken', 'select id from certificates where agency_id = $1 and number = $2');

/** The agency's next sequence of a year; its row stays locked until the transaction ends. */
export async function takeSequence(transaction: Transaction, year: number): Promise<number> {
  const [row] = await transaction.query<{ sequence: number }>(take, [transaction.agencyId, year]);
  if (!row) throw new Error('the counter gave no number');
  return row.sequence;
}

/** Whether a number was given before: possible after the agency changed its pattern. */
export async function isNumberTaken(transaction: Transaction, number: string): Promise<boolean> {
  return (await transaction.query(taken, [transaction.agencyId, number])).length > 0;
}

const insert = statement(
  'certificates.insert',
  `insert into certificates (id, agency_id, enrolment_id, run_id, person_id, code, number, snapshot, replaces_id, issued_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

export type NewCertificate = { readonly id: string; readonly enrolmentId: string; readonly snapshot: CertificateSnapshot; readonly replacesId: string | null };

/** Writes an issued certificate. A second valid one for the same person and run is refused by `certificates_one_valid`. */
export async function insertCertificate(transaction: Transaction, { id, enrolmentId, snapshot, replacesId }: NewCertificate): Promise<void> {
  const { run, holder, code, number, issuedAt } = snapshot;
  await transaction.query(insert, [id, transaction.agencyId, enrolmentId, run.id, holder.personId, code, number, JSON.stringify(snapshot), replacesId, issuedAt]);
}

const refuse = statement(
  'certificates.refuse',
  `insert into certificate_refusals (enrolment_id, agency_id, code, facts) values ($1, $2, $3, $4)
   on conflict (enrolment_id) do update set code = excluded.code, facts = excluded.facts, refused_at = now()`,
);
const accept = statement('certificates.accept', 'delete from certificate_refusals where enrolment_id = $1');

export async function storeRefusal(transaction: Transaction, enrolmentId: string, refusal: { readonly code: string; readonly facts: unknown }): Promise<void> {
  await transaction.query(refuse, [enrolmentId, transaction.agencyId, refusal.code, JSON.stringify(refusal.facts)]);
}

export async function forgetRefusal(transaction: Transaction, enrolmentId: string): Promise<void> {
  await transaction.query(accept, [enrolmentId]);
}
