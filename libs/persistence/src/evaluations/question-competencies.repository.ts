import { statement, type Transaction } from '../core/index.js';

/** A question that a paired quiz of the published version asks. */
export type PairedQuestion = { readonly id: string; readonly lessonId: string; readonly quizTitle: string; readonly stem: string; readonly topic: string | null; readonly competencyId: string | null; readonly competency: string | null };

const ofCourse = statement(
  'questionCompetencies.ofCourse',
  `select q.value ->> 'id' as id, l.value ->> 'id' as "lessonId", l.value ->> 'title' as "quizTitle", q.value #>> '{content,stem}' as stem, q.value ->> 'topic' as topic, m.id as "competencyId", m.name as competency
   from courses c join course_versions v on v.id = c.current_version_id cross join lateral jsonb_path_query(v.document, '$.modules[*].lessons[*] ? (@.kind == "quiz")') with ordinality l (value, place)
   join quiz_versions z on z.course_version_id = v.id and z.quiz_id = (l.value ->> 'quizId')::uuid cross join lateral jsonb_array_elements(z.questions) with ordinality q (value, place)
   left join question_competencies k on k.question_id = (q.value ->> 'id')::uuid left join competencies m on m.id = k.competency_id
   where c.id = $1 and exists (select from quiz_pairs p where p.course_id = c.id and l.value ->> 'id' in (p.pre_lesson_id::text, p.post_lesson_id::text))
   order by l.place, q.place`,
);
const put = statement(
  'questionCompetencies.put',
  `insert into question_competencies (question_id, agency_id, competency_id) select q.id, $1, $2 from unnest($3::uuid[]) as q (id) on conflict (question_id) do update set competency_id = excluded.competency_id`,
);
const drop = statement('questionCompetencies.drop', 'delete from question_competencies where question_id = any ($1::uuid[])');

/** In the order of the course. */
export function pairedQuestions(transaction: Transaction, courseId: string): Promise<PairedQuestion[]> {
  return transaction.query<PairedQuestion>(ofCourse, [courseId]);
}

/** Null: they measure no competency that is named. */
export async function setQuestionCompetency(transaction: Transaction, questionIds: readonly string[], competencyId: string | null): Promise<void> {
  if (competencyId === null) await transaction.query(drop, [questionIds]);
  else await transaction.query(put, [transaction.agencyId, competencyId, questionIds]);
}

export type CompetencyMarks = { readonly attemptId: string; readonly competencyId: string; readonly points: number; readonly maxPoints: number };
const marks = statement('questionCompetencies.marks', 'select attempt_id as "attemptId", competency_id as "competencyId", points, max_points as "maxPoints" from competency_marks($1)');

/** What attempts earned with the questions of each competency. */
export function competencyMarks(transaction: Transaction, attemptIds: readonly string[]): Promise<CompetencyMarks[]> {
  return transaction.query<CompetencyMarks>(marks, [attemptIds]);
}

const unmarked = statement(
  'attemptMarks.missing',
  `with named as materialized (select distinct z.id from quiz_versions z cross join lateral jsonb_array_elements(z.questions) q join question_competencies k on k.question_id = (q.value ->> 'id')::uuid)
   select a.id from named join attempts a on a.quiz_version_id = named.id and a.state = 'graded' join enrolments n on n.id = a.enrolment_id
   where exists (select from quiz_pairs p where p.course_id = n.course_id and a.lesson_id in (p.pre_lesson_id, p.post_lesson_id)) and not exists (select from attempt_marks m where m.attempt_id = a.id)
   limit $1`,
);
const keep = statement('attemptMarks.keep', 'insert into attempt_marks (attempt_id, agency_id, marks) values ($1, $2, $3) on conflict do nothing');

/** Graded attempts of paired quizzes that name a competency, whose marks are not kept yet. */
export async function attemptsToMark(transaction: Transaction, limit: number): Promise<string[]> {
  return (await transaction.query<{ id: string }>(unmarked, [limit])).map(({ id }) => id);
}

/** By question: points, and points at most. Once. */
export async function keepMarks(transaction: Transaction, attemptId: string, byQuestion: Readonly<Record<string, readonly [points: number, most: number]>>): Promise<void> {
  await transaction.query(keep, [attemptId, transaction.agencyId, JSON.stringify(byQuestion)]);
}
