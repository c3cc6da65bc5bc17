import type { CompetencyLevel } from '@sinau/domain/competencies';
import { statement, type Transaction } from '../core/index.js';
import type { NamedRequirement } from './profiles.repository.js';

const read = statement(
  'courseCompetencies.read',
  `select k.competency_id as "competencyId", c.code, c.name, c.competency_class as "competencyClass", k.level from course_competencies k join competencies c on c.id = k.competency_id and c.archived_at is null
   where k.course_id = $1 order by c.code`,
);
const courseThere = statement('courseCompetencies.course', `select id from courses where id = $1`);
const forget = statement('courseCompetencies.forget', `delete from course_competencies where course_id = $1 and not competency_id = any($2::uuid[])`);
const set = statement(
  'courseCompetencies.set',
  `insert into course_competencies (course_id, competency_id, agency_id, level)
   select $1, c.id, $2, (x ->> 'level')::smallint from jsonb_array_elements($3::jsonb) x join competencies c on c.id = (x ->> 'competencyId')::uuid and c.archived_at is null
   on conflict (course_id, competency_id) do update set level = excluded.level returning competency_id`,
);

export async function isCourse(transaction: Transaction, courseId: string): Promise<boolean> {
  return (await transaction.query(courseThere, [courseId])).length === 1;
}

export function courseCompetencies(transaction: Transaction, courseId: string): Promise<NamedRequirement[]> {
  return transaction.query<NamedRequirement>(read, [courseId]);
}

/** False when a competency is unknown or archived. */
export async function setCourseCompetencies(
  transaction: Transaction, courseId: string, wanted: readonly { readonly competencyId: string; readonly level: CompetencyLevel }[],
): Promise<boolean> {
  await transaction.query(forget, [courseId, wanted.map(({ competencyId }) => competencyId)]);
  return (await transaction.query(set, [courseId, transaction.agencyId, JSON.stringify(wanted)])).length === wanted.length;
}
