import { z } from 'zod';
import { day, id, line, nothing, page, pageQuery, route } from '../core/index.js';
import { coursePageView, enrolResultView, homeView, lessonProgressView, lessonView, myCourseView, participantLessonsView, participantView, runView } from './views.js';

const enrolment = z.strictObject({ enrolmentId: id });
const lesson = z.strictObject({ enrolmentId: id, lessonId: id });
const run = z.strictObject({ runId: id });

const runBody = z.strictObject({
  courseId: id,
  name: line(120),
  startsOn: day,
  endsOn: day,
  place: line(200).nullable(),
  capacity: z.number().int().min(1).max(100_000).nullable(),
  selfEnrolment: z.boolean(),
  certificateTemplateId: id.nullable(),
});

export const enrolmentsRoutes = {
  home: route('GET', '/api/home', { summary: 'What a learner sees first: where to go on, and what is due.', permission: 'course.learn', returns: homeView }),
  mine: route('GET', '/api/enrolments', {
    summary: 'One\'s own courses, the last active first.',
    permission: 'course.learn',
    query: z.strictObject({ ...pageQuery, state: z.enum(['active', 'completed']).optional() }),
    returns: page(myCourseView),
  }),
  coursePage: route('GET', '/api/enrolments/:enrolmentId', {
    summary: 'The course page of one\'s own enrolment.',
    permission: 'course.learn',
    params: enrolment,
    returns: coursePageView,
  }),
  lesson: route('GET', '/api/enrolments/:enrolmentId/lessons/:lessonId', {
    summary: 'A lesson with its body.',
    permission: 'course.learn',
    params: lesson,
    returns: lessonView,
  }),
  openLesson: route('POST', '/api/enrolments/:enrolmentId/lessons/:lessonId/open', {
    summary: 'Says that the lesson was opened: the course goes on here. The first one fixes the version.',
    permission: 'course.learn',
    params: lesson,
    body: z.strictObject({}),
    returns: lessonProgressView,
  }),
  watch: route('PUT', '/api/enrolments/:enrolmentId/lessons/:lessonId/progress', {
    summary: 'Adds watched seconds and the place to go on; a union that only grows.',
    permission: 'course.learn',
    params: lesson,
    body: z.strictObject({
      positionSeconds: z.number().int().min(0).max(86_400),
      /** Since this place was taken: more than 0 when it waited on a device without a network. At most a year. */
      secondsAgo: z.number().int().min(0).max(31_536_000).default(0),
      watched: z.array(z.tuple([z.number().int().min(0).max(86_400), z.number().int().min(0).max(86_400)])).max(200),
    }),
    returns: lessonProgressView,
  }),
  completeLesson: route('POST', '/api/enrolments/:enrolmentId/lessons/:lessonId/complete', {
    summary: 'Marks an article or document as read.',
    permission: 'course.learn',
    params: lesson,
    body: z.strictObject({}),
    returns: lessonProgressView,
  }),
  enrolSelf: route('POST', '/api/runs/:runId/enrolment', {
    summary: 'Takes a seat in a run that is open for it.',
    permission: 'course.learn',
    status: 201,
    params: run,
    body: z.strictObject({}),
    returns: z.object({ enrolmentId: id }),
  }),
  runs: route('GET', '/api/runs', {
    summary: 'Runs of the agency, the newest first.',
    permission: 'run.read',
    query: z.strictObject({ ...pageQuery, search: line(100).optional(), courseId: id.optional(), phase: z.enum(['before', 'open', 'ended']).optional() }),
    returns: page(runView),
  }),
  run: route('GET', '/api/runs/:runId', { summary: 'One run.', permission: 'run.read', params: run, returns: runView }),
  createRun: route('POST', '/api/runs', {
    summary: 'Opens a run of a published course.',
    permission: 'run.manage',
    status: 201,
    body: runBody.extend({ id }),
    returns: runView,
  }),
  changeRun: route('PUT', '/api/runs/:runId', {
    summary: 'Changes a run.',
    permission: 'run.manage',
    params: run,
    body: runBody.omit({ courseId: true }).extend({ revision: z.number().int() }),
    returns: runView,
  }),
  participants: route('GET', '/api/runs/:runId/participants', {
    summary: 'Who is in a run, with progress.',
    permission: 'run.read',
    params: run,
    query: z.strictObject({ ...pageQuery, search: line(100).optional(), state: z.enum(['enrolled', 'in_progress', 'completed', 'withdrawn']).optional() }),
    returns: page(participantView),
  }),
  participant: route('GET', '/api/runs/:runId/participants/:enrolmentId', {
    summary: 'How far one participant is: the lessons, and how much of each video was watched.',
    permission: 'run.read',
    params: z.strictObject({ runId: id, enrolmentId: id }),
    returns: participantLessonsView,
  }),
  enrolPeople: route('POST', '/api/runs/:runId/participants', {
    summary: 'Seats people by their ids; never more than there are seats.',
    permission: 'enrolment.manage',
    params: run,
    body: z.strictObject({ personIds: z.array(id).min(1).max(500) }),
    returns: enrolResultView,
  }),
  enrolUnit: route('POST', '/api/runs/:runId/participants/unit', {
    summary: 'Seats everyone of a unit and the units below it.',
    permission: 'enrolment.manage',
    params: run,
    body: z.strictObject({ unitId: id }),
    returns: enrolResultView,
  }),
  enrolFile: route('POST', '/api/runs/:runId/participants/file', {
    summary: 'Seats people by a list of identifiers or e-mails, one a line; unknown ones are told by row.',
    permission: 'enrolment.manage',
    params: run,
    bodyLimit: 1_048_576,
    body: z.strictObject({ rows: z.array(z.string().trim().max(254)).min(1).max(20_000), dryRun: z.boolean() }),
    returns: enrolResultView,
  }),
  withdraw: route('POST', '/api/runs/:runId/participants/:enrolmentId/withdraw', {
    summary: 'Takes a person out of a run; progress is kept and the seat is free again.',
    permission: 'enrolment.manage',
    status: 204,
    params: z.strictObject({ runId: id, enrolmentId: id }),
    body: z.strictObject({ reason: line(300) }),
    returns: nothing,
  }),
  reinstate: route('POST', '/api/runs/:runId/participants/:enrolmentId/reinstate', {
    summary: 'Brings a withdrawn person back, when there is a seat.',
    permission: 'enrolment.manage',
    status: 204,
    params: z.strictObject({ runId: id, enrolmentId: id }),
    body: z.strictObject({}),
    returns: nothing,
  }),
} as const;
