import { randomUUID } from 'node:crypto';
import { coursesRoutes } from '@sinau/contracts/courses';
import { everyone, type Asked, type Matrix, type MatrixRow, type Relation } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';

type Made = { readonly courseId: string; readonly moduleId: string; readonly lessonId: string; readonly outline: object };

/** A course that can be published: one module of 1 JP with one article. Revision 1. */
async function courseOf(api: TestApi, owner: TestPerson): Promise<Made> {
  const [courseId, moduleId, lessonId] = [randomUUID(), randomUUID(), randomUUID()];
  const outline = {
    title: 'Arsip', summary: '', competencyClass: 'technical', activityKind: 16, hours: 1, objectives: ['Menata arsip'],
    modules: [{ id: moduleId, title: 'Dasar', hours: 1, lessons: [{ id: lessonId, kind: 'article', title: 'Bacaan', minutes: 45 }] }],
    completion: { lessons: 'all', finalLessonId: null, minimumScore: 70 },
  };
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Arsip ditata.' }] }] };
  await api.sql(`insert into courses (id, agency_id, owner_id) values ($1, $2, $3)`, [courseId, owner.agencyId, owner.id]);
  await api.sql(`insert into course_drafts (course_id, agency_id, document, edited_by) values ($1, $2, $3, $4)`, [courseId, owner.agencyId, outline, owner.id]);
  await api.sql(`insert into article_drafts (lesson_id, agency_id, course_id, body) values ($1, $2, $3, $4)`, [lessonId, owner.agencyId, courseId, body]);
  return { courseId, moduleId, lessonId, outline };
}

/** The same, published by the administrator of its agency. */
async function publishedCourse(api: TestApi, owner: TestPerson): Promise<string> {
  const { courseId } = await courseOf(api, owner);
  const publisher = owner.agencyId === api.agency.id ? api.people.agencyAdmin : api.people.foreignAdmin;
  await api.as(publisher).call(coursesRoutes.publish, { params: { courseId }, body: { revision: 1 } });
  return courseId;
}

/** A course with a version that is not the current one. */
async function versionOf(api: TestApi, owner: TestPerson): Promise<Made & { readonly versionId: string }> {
  const made = await courseOf(api, owner);
  const versionId = randomUUID();
  const document = { ...made.outline, schemaVersion: 1, articles: {}, quizzes: {}, media: {} };
  await api.sql(`insert into course_versions (id, agency_id, course_id, number, document, content_hash, changes, published_by) values ($1, $2, $3, 1, $4, 'x', '[]', $5)`, [
    versionId, owner.agencyId, made.courseId, document, owner.id,
  ]);
  return { ...made, versionId };
}

function restoring({ courseId, versionId }: { readonly courseId: string; readonly versionId: string }): Asked {
  return { params: { courseId, versionId }, body: { revision: 1 } };
}

/** One's own course, a colleague's, and one of another agency. */
function onCourses(asked: (made: Made) => Asked): MatrixRow['ask'] {
  return {
    own: async (api, who) => asked(await courseOf(api, who)),
    agency: async (api) => asked(await courseOf(api, api.people.elsewhere)),
    foreign: async (api) => asked(await courseOf(api, api.people.foreignInstructor)),
  };
}

const relationsOf = (own: number, agency: number): Partial<Record<Relation, number>> => ({ own, agency, foreign: 404 });
const reading = (status: number) => everyone(403, { instructor: relationsOf(status, 404), agency_admin: relationsOf(status, status), auditor: relationsOf(status, status) });
const editing = (status: number) => everyone(403, { instructor: relationsOf(status, 404), agency_admin: relationsOf(status, status) });
const course = ({ courseId }: Made): Asked => ({ params: { courseId } });
const inCourse = (body: (made: Made) => unknown) => (made: Made): Asked => ({ params: { courseId: made.courseId }, body: body(made) });
const article = { type: 'doc', content: [{ type: 'paragraph' }] };

export const coursesMatrix: Matrix<typeof coursesRoutes> = {
  list: { ask: { own: () => ({}) }, answers: everyone(403, { instructor: 200, agency_admin: 200, auditor: 200 }) },
  create: {
    ask: { own: () => ({ body: { title: 'Arsip', competencyClass: 'technical', activityKind: 16 } }) },
    answers: everyone(403, { instructor: 201, agency_admin: 201 }),
  },
  draft: { ask: onCourses(course), answers: reading(200) },
  saveDraft: { ask: onCourses(inCourse(({ outline }) => ({ revision: 1, outline }))), answers: editing(200) },
  article: { ask: onCourses(({ courseId, lessonId }) => ({ params: { courseId, lessonId } })), answers: reading(200) },
  saveArticle: { ask: onCourses(({ courseId, lessonId }) => ({ params: { courseId, lessonId }, body: { revision: 1, body: article } })), answers: editing(200) },
  duplicate: { ask: onCourses(inCourse(() => ({}))), answers: editing(201) },
  duplicateModule: { ask: onCourses(({ courseId, moduleId }) => ({ params: { courseId, moduleId }, body: { revision: 1 } })), answers: editing(201) },
  archive: { ask: onCourses(course), answers: editing(204) },
  restore: { ask: onCourses(course), answers: editing(204) },
  publication: { ask: onCourses(course), answers: reading(200) },
  publish: { ask: onCourses(inCourse(() => ({ revision: 1 }))), answers: editing(201) },
  versions: { ask: onCourses(course), answers: reading(200) },
  restoreVersion: {
    ask: {
      own: async (api, who) => restoring(await versionOf(api, who)),
      agency: async (api) => restoring(await versionOf(api, api.people.elsewhere)),
      foreign: async (api) => restoring(await versionOf(api, api.people.foreignInstructor)),
    },
    answers: editing(200),
  },
  archivedLessons: { ask: onCourses(course), answers: reading(200) },
  preview: { ask: onCourses(course), answers: reading(200) },
  catalogue: { ask: { own: () => ({}) }, answers: everyone(200) },
  catalogueCourse: {
    ask: {
      agency: async (api) => ({ params: { courseId: await publishedCourse(api, api.people.elsewhere) } }),
      foreign: async (api) => ({ params: { courseId: await publishedCourse(api, api.people.foreignInstructor) } }),
    },
    answers: everyone({ agency: 200, foreign: 404 }),
  },
};
