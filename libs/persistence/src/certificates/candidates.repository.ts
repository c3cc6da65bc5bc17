import type { LatestCertificate } from '@sinau/domain/certificates';
import type { CourseOutline } from '@sinau/domain/courses';
import { statement, type Transaction } from '../core/index.js';

/** An enrolment of a run as bulk issuing weighs it. */
export type Candidate = {
  readonly enrolmentId: string;
  readonly name: string;
  readonly hasIdentifier: boolean;
  readonly state: 'enrolled' | 'in_progress' | 'completed' | 'withdrawn';
  readonly versionId: string | null;
  readonly finalScore: number | null;
  readonly doneLessonIds: readonly string[];
  readonly latest: LatestCertificate | null;
  readonly printedTexts: readonly string[];
};

export type CandidateRun = {
  readonly runId: string;
  readonly courseId: string;
  readonly name: string;
  readonly courseTitle: string;
  readonly outlines: ReadonlyMap<string, CourseOutline>;
  readonly templateId: string | null;
  readonly numberPattern: string;
  readonly agencyCode: string;
  /** In the agency's zone. */
  readonly year: number;
  readonly month: number;
  readonly nextSequence: number;
};

type CandidateRow = {
  id: string; full_name: string; has_identifier: boolean; state: Candidate['state']; version_id: string | null; final_score: string | null;
  done: string[]; latest: LatestCertificate | null; texts: (string | null)[];
};
type RunRow = {
  id: string; course_id: string; name: string; course_title: string | null; outlines: Record<string, CourseOutline> | null; template_id: string | null;
  pattern: string; code: string; year: number; month: number; next: number;
};

/** Rows at most: a run of more is issued as its learners complete. */
const MOST = 5_000;

const people = statement(
  'candidates.people',
  `select e.id, p.full_name, e.state, e.version_id, e.final_score,
     exists (select from identifiers i where i.person_id = p.id and i.valid_to is null) as has_identifier,
     array(select w.lesson_id from lesson_progress w where w.enrolment_id = e.id and w.completed_at is not null) as done,
     (select jsonb_build_object('id', c.id, 'state', c.state, 'revokedClass', c.revoked_class, 'reissueAsked', c.reissue_asked_at is not null) from certificates c
      where c.enrolment_id = e.id order by c.issued_at desc, c.id desc limit 1) as latest,
     array[p.full_name, p.birth_place, a.position_title, a.rank, u.name] as texts
   from enrolments e join people p on p.id = e.person_id
   left join appointments a on a.person_id = p.id and a.valid_to is null and a.assignment_kind = 'definitive' left join units u on u.id = a.unit_id
   where e.run_id = $1 order by p.full_name, e.id limit ${MOST}`,
);
const run = statement(
  'candidates.run',
  `select r.id, r.course_id, r.name, g.settings ->> 'certificateNumberPattern' as pattern, g.code,
     extract(year from now() at time zone g.time_zone)::int as year, extract(month from now() at time zone g.time_zone)::int as month,
     coalesce((select k.next from certificate_counters k where k.agency_id = g.id and k.year = extract(year from now() at time zone g.time_zone)::int), 1) as next,
     coalesce((select t.id from certificate_templates t where t.id = r.certificate_template_id), (select t.id from certificate_templates t where t.is_default limit 1)) as template_id,
     (select v.document ->> 'title' from courses c join course_versions v on v.id = c.current_version_id where c.id = r.course_id) as course_title,
     (select jsonb_object_agg(v.id, v.document - '{articles,quizzes,media}'::text[]) from course_versions v
      where v.id in (select distinct e.version_id from enrolments e where e.run_id = r.id)) as outlines
   from runs r join agencies g on g.id = r.agency_id where r.id = $1`,
);

export async function candidateRun(transaction: Transaction, runId: string): Promise<CandidateRun | null> {
  const [row] = await transaction.query<RunRow>(run, [runId]);
  if (!row) return null;
  return {
    runId: row.id, courseId: row.course_id, name: row.name, courseTitle: row.course_title ?? row.name, outlines: new Map(Object.entries(row.outlines ?? {})),
    templateId: row.template_id, numberPattern: row.pattern, agencyCode: row.code, year: row.year, month: row.month, nextSequence: row.next,
  };
}

/** Everybody of a run, by name. */
export async function candidatesOf(transaction: Transaction, runId: string): Promise<Candidate[]> {
  const rows = await transaction.query<CandidateRow>(people, [runId]);
  return rows.map((row) => ({
    enrolmentId: row.id, name: row.full_name, hasIdentifier: row.has_identifier, state: row.state, versionId: row.version_id,
    finalScore: row.final_score === null ? null : Number(row.final_score), doneLessonIds: row.done, latest: row.latest,
    printedTexts: row.texts.filter((text) => text !== null),
  }));
}
