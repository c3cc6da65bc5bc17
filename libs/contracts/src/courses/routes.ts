import { z } from 'zod';
import { id, line, nothing, pageQuery, route } from '../core/index.js';
import { catalogueCourse, catalogueQuery, cataloguePage } from './catalogue.js';
import { courseOutline, newCourse } from './outline.js';
import { archivedLessonRow, articleBody, articleView, courseState, coursePage, draftView, learnerCourseView, publicationView, versionRow } from './views.js';

const aCourse = z.strictObject({ courseId: id });
const aLesson = z.strictObject({ courseId: id, lessonId: id });
const revision = z.number().int().min(0);
/** Which change request a version answers, and what it changed: a sentence that learners read. */
const changeAnswer = z.strictObject({ requestId: id, answer: line(500) });
/** Rich text and outlines of long courses. */
const ONE_MEBIBYTE = 1024 * 1024;

export const coursesRoutes = {
  list: route('GET', '/api/courses', {
    summary: 'Courses that the signed-in author may edit, newest edit first; all of the agency for administrators and auditors.',
    permission: 'course.read_draft',
    query: z.strictObject({ ...pageQuery, search: z.string().trim().max(100).optional(), state: courseState.optional() }),
    returns: coursePage,
  }),
  create: route('POST', '/api/courses', {
    summary: 'Makes a course with an empty draft, owned by the signed-in author.',
    permission: 'course.author',
    status: 201,
    body: newCourse,
    returns: draftView,
  }),
  draft: route('GET', '/api/courses/:courseId/draft', {
    summary: 'The draft, its revision and who edited it last.',
    permission: 'course.read_draft',
    params: aCourse,
    returns: draftView,
  }),
  saveDraft: route('PUT', '/api/courses/:courseId/draft', {
    summary: 'Saves the outline; refused when another save came between.',
    permission: 'course.author',
    bodyLimit: ONE_MEBIBYTE,
    params: aCourse,
    body: z.strictObject({ revision, outline: courseOutline }),
    returns: draftView,
  }),
  article: route('GET', '/api/courses/:courseId/articles/:lessonId', {
    summary: 'The draft body of an article lesson.',
    permission: 'course.read_draft',
    params: aLesson,
    returns: articleView,
  }),
  saveArticle: route('PUT', '/api/courses/:courseId/articles/:lessonId', {
    summary: 'Saves the draft body of an article lesson; refused with the place when it holds what is not allowed.',
    permission: 'course.author',
    bodyLimit: ONE_MEBIBYTE,
    params: aLesson,
    body: z.strictObject({ revision, body: articleBody }),
    returns: articleView,
  }),
  duplicate: route('POST', '/api/courses/:courseId/copies', {
    summary: 'Makes a new course from the draft, with its articles, files and quizzes.',
    permission: 'course.author',
    status: 201,
    params: aCourse,
    body: z.strictObject({}),
    returns: draftView,
  }),
  duplicateModule: route('POST', '/api/courses/:courseId/modules/:moduleId/copies', {
    summary: 'Puts a copy of a module behind it, with its articles and quizzes.',
    permission: 'course.author',
    status: 201,
    params: z.strictObject({ courseId: id, moduleId: id }),
    body: z.strictObject({ revision }),
    returns: draftView,
  }),
  archive: route('POST', '/api/courses/:courseId/archive', {
    summary: 'Takes a course out of the catalogue and the list; learners who began go on.',
    permission: 'course.author',
    status: 204,
    params: aCourse,
    returns: nothing,
  }),
  restore: route('DELETE', '/api/courses/:courseId/archive', {
    summary: 'Brings an archived course back.',
    permission: 'course.author',
    status: 204,
    params: aCourse,
    returns: nothing,
  }),
  publication: route('GET', '/api/courses/:courseId/publication', {
    summary: 'The checklist of the draft and its changes against the current version.',
    permission: 'course.read_draft',
    params: aCourse,
    returns: publicationView,
  }),
  publish: route('POST', '/api/courses/:courseId/versions', {
    summary: 'Freezes the draft as a version; equal content gives the version that is there. Change requests that it names are answered by it.',
    permission: 'course.author',
    status: 201,
    params: aCourse,
    body: z.strictObject({ revision, answers: z.array(changeAnswer).max(50).default([]) }),
    returns: z.object({ versionId: id, number: z.number().int(), created: z.boolean() }),
  }),
  versions: route('GET', '/api/courses/:courseId/versions', {
    summary: 'Published versions, newest first, with their changes.',
    permission: 'course.read_draft',
    params: aCourse,
    query: z.strictObject(pageQuery),
    returns: z.object({ rows: z.array(versionRow), next: z.string().nullable() }),
  }),
  restoreVersion: route('POST', '/api/courses/:courseId/versions/:versionId/draft', {
    summary: 'Makes the draft what a published version was; refused when another save came between.',
    permission: 'course.author',
    params: z.strictObject({ courseId: id, versionId: id }),
    body: z.strictObject({ revision }),
    returns: draftView,
  }),
  archivedLessons: route('GET', '/api/courses/:courseId/archived-lessons', {
    summary: 'Lessons that were published and have left the draft, with what learners did on them; at most 100.',
    permission: 'course.read_draft',
    params: aCourse,
    returns: z.object({ rows: z.array(archivedLessonRow) }),
  }),
  preview: route('GET', '/api/courses/:courseId/preview', {
    summary: 'The draft as a learner would see it.',
    permission: 'course.read_draft',
    params: aCourse,
    returns: learnerCourseView,
  }),
  catalogue: route('GET', '/api/catalogue', {
    summary: 'Published courses of the agency, with search, choices and their counts.',
    permission: 'catalogue.read',
    query: catalogueQuery,
    returns: cataloguePage,
  }),
  catalogueCourse: route('GET', '/api/catalogue/:courseId', {
    summary: 'A published course before one is enrolled: its card and its outline.',
    permission: 'catalogue.read',
    params: aCourse,
    returns: catalogueCourse,
  }),
} as const;
