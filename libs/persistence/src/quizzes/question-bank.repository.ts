import type { CourseLanguage, CourseReach } from '@sinau/domain/courses';
import type { QuestionKind } from '@sinau/domain/quizzes';
import { cutPage, readCursor, statement, type Transaction } from '../core/index.js';

/** A question of any quiz within reach, and where it is asked. */
export type BankQuestion = {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly topic: string | null;
  readonly points: number;
  readonly hasPicture: boolean;
  readonly hasKey: boolean;
  readonly quiz: { readonly id: string; readonly title: string };
  readonly course: { readonly id: string; readonly title: string; readonly language: CourseLanguage };
  /** Whether learners who begin now may be asked it. */
  readonly published: boolean;
  /** Null where it was not written down. */
  readonly editedBy: string | null;
  readonly editedAt: Date;
};

export type BankQuery = {
  readonly search?: string | undefined;
  readonly kind?: QuestionKind | undefined;
  readonly topic?: string | undefined;
  readonly courseId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};
export type BankSummary = {
  readonly total: number;
  readonly kinds: readonly { readonly value: QuestionKind; readonly count: number }[];
  readonly topics: readonly { readonly value: string; readonly count: number }[];
  readonly courses: readonly { readonly id: string; readonly title: string; readonly count: number }[];
};

type Row = Omit<BankQuestion, 'quiz' | 'course' | 'editedBy' | 'editedAt' | 'hasPicture' | 'hasKey'> & {
  has_picture: boolean; has_key: boolean; quiz_id: string; quiz_title: string; course_id: string; course_title: string; language: CourseLanguage; edited_by: string | null; edited_at: Date; place: string;
};

/** Topics at most that are offered to choose from. */
const TOPICS = 60;

const tables = `questions n join quizzes q on q.id = n.quiz_id join courses c on c.id = q.course_id join course_drafts d on d.course_id = c.id`;
/** A quiz whose lesson left the draft is asked nowhere any more. */
const within = `n.deleted_at is null and c.archived_at is null and ($1 or c.owner_id = $2 or c.id = any($3::uuid[]))
  and jsonb_path_exists(d.document, '$.modules[*].lessons[*] ? (@.quizId == $quiz)', jsonb_build_object('quiz', q.id::text))`;
const found = `${within} and ($4::text is null or n.content ->> 'stem' ilike $4 or n.topic ilike $4 or q.settings ->> 'title' ilike $4)`;
const ofKind = `($5::text is null or n.kind = $5)`;
const ofTopic = `($6::text is null or n.topic = $6)`;
const ofCourse = `($7::uuid is null or c.id = $7)`;

const list = statement(
  'questionBank.list',
  `select n.id, n.kind, n.content ->> 'stem' as stem, n.topic, n.points::float8 as points, n.content ? 'picture' as has_picture,
     exists (select from question_keys k where k.question_id = n.id and k.key is not null) as has_key, q.id as quiz_id, q.settings ->> 'title' as quiz_title,
     c.id as course_id, d.document ->> 'title' as course_title, coalesce(d.document ->> 'language', 'id') as language,
     exists (select from quiz_versions v where v.course_version_id = c.current_version_id and v.quiz_id = q.id
       and v.questions @> jsonb_build_array(jsonb_build_object('id', n.id))) as published,
     p.full_name as edited_by, n.edited_at, n.edited_at::text as place
   from ${tables} left join people p on p.id = n.edited_by
   where ${found} and ${ofKind} and ${ofTopic} and ${ofCourse} and ($8::timestamptz is null or (n.edited_at, n.id) < ($8::timestamptz, $9::uuid))
   order by n.edited_at desc, n.id desc limit $10`,
);
/** Each choice's count leaves its own group out, so that it says what choosing it would show. */
const summary = statement(
  'questionBank.summary',
  `with found as materialized (select n.kind, n.topic, c.id as course_id, d.document ->> 'title' as title, ${ofKind} as of_kind, ${ofTopic} as of_topic, ${ofCourse} as of_course from ${tables} where ${found})
   select (select count(*)::int from found where of_kind and of_topic and of_course) as total,
     (select coalesce(jsonb_agg(f order by f.count desc, f.value), '[]') from (select kind as value, count(*)::int as count from found where of_topic and of_course group by 1) f) as kinds,
     (select coalesce(jsonb_agg(f order by f.value), '[]') from (
        select topic as value, count(*)::int as count from found where of_kind and of_course and topic is not null group by 1 order by 2 desc, 1 limit ${TOPICS}) f) as topics,
     (select coalesce(jsonb_agg(f order by f.title), '[]') from (select course_id as id, title, count(*)::int as count from found where of_kind and of_topic group by 1, 2) f) as courses`,
);

function questionOf({ id, kind, stem, topic, points, published, ...row }: Row): BankQuestion {
  return {
    id, kind, stem, topic, points, published, hasPicture: row.has_picture, hasKey: row.has_key, quiz: { id: row.quiz_id, title: row.quiz_title },
    course: { id: row.course_id, title: row.course_title, language: row.language }, editedBy: row.edited_by, editedAt: row.edited_at,
  };
}

function filters(reach: CourseReach, { search, kind, topic, courseId }: BankQuery): readonly unknown[] {
  const pattern = search === undefined || search === '' ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return [reach.all, reach.all ? null : reach.ownerId, reach.all ? [] : reach.courseIds, pattern, kind ?? null, topic ?? null, courseId ?? null];
}

/** Questions of the quizzes within reach, newest edit first; on the author's connection. */
export async function listBank(transaction: Transaction, reach: CourseReach, query: BankQuery): Promise<{ rows: readonly BankQuestion[]; next: string | null }> {
  const [editedAt, id] = readCursor(query.after, ['instant', 'id']) ?? [];
  const rows = await transaction.query<Row>(list, [...filters(reach, query), editedAt ?? null, id ?? null, query.limit + 1]);
  const page = cutPage(rows, query.limit, (row) => [row.place, row.id]);
  return { rows: page.rows.map(questionOf), next: page.next };
}

/** How many match, and how many each choice would show. */
export async function bankSummary(transaction: Transaction, reach: CourseReach, query: BankQuery): Promise<BankSummary> {
  const [row] = await transaction.query<BankSummary>(summary, filters(reach, query));
  return row ?? { total: 0, kinds: [], topics: [], courses: [] };
}
