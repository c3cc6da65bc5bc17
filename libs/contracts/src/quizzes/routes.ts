import { z } from 'zod';
import { id, instant, line, nothing, page, pageQuery, route } from '../core/index.js';
import { answerToSave, attemptView, authorQuestion, authorQuizView, bankPage, keyedAnswer, openAttemptRow, questionContent, questionKind, quizLobbyView, quizPreview, quizSettings, receiptView, resultView, savedView } from './views.js';

const lesson = z.strictObject({ enrolmentId: id, lessonId: id });
const attempt = z.strictObject({ attemptId: id });
const quiz = z.strictObject({ courseId: id, quizId: id });
const question = z.strictObject({ courseId: id, quizId: id, questionId: id });

const questionBody = z.strictObject({
  content: questionContent,
  points: z.number().min(0.25).max(100).multipleOf(0.25),
  topic: line(100).nullable(),
  answer: keyedAnswer.nullable(),
});

export const quizzesRoutes = {
  lobby: route('GET', '/api/enrolments/:enrolmentId/lessons/:lessonId/quiz', {
    summary: 'The start page of a quiz, with the attempts made.',
    permission: 'attempt.take',
    params: lesson,
    returns: quizLobbyView,
  }),
  start: route('POST', '/api/enrolments/:enrolmentId/lessons/:lessonId/attempts', {
    summary: 'Starts an attempt, or gives back the open one: paper, order and deadline are made here.',
    permission: 'attempt.take',
    params: lesson,
    body: z.strictObject({}),
    returns: attemptView,
  }),
  attempt: route('GET', '/api/attempts/:attemptId', {
    summary: 'One\'s own attempt with its saved answers.',
    permission: 'attempt.take',
    params: attempt,
    returns: attemptView,
  }),
  picture: route('GET', '/api/attempts/:attemptId/images/:mediaId', {
    summary: 'A picture of a question on one\'s own paper: leads to a short-lived address.',
    permission: 'attempt.take',
    params: z.strictObject({ attemptId: id, mediaId: id }),
    returns: z.unknown(),
  }),
  saveAnswers: route('PUT', '/api/attempts/:attemptId/answers', {
    summary: 'Saves answers; the highest sequence per question wins.',
    permission: 'attempt.take',
    params: attempt,
    body: z.strictObject({ answers: z.array(answerToSave).min(1).max(50) }),
    returns: savedView,
  }),
  submit: route('POST', '/api/attempts/:attemptId/submit', {
    summary: 'Closes the attempt; the same call again gives the same receipt.',
    permission: 'attempt.take',
    params: attempt,
    body: z.strictObject({}),
    returns: receiptView,
  }),
  result: route('GET', '/api/attempts/:attemptId/result', {
    summary: 'Score and, once released, the review.',
    permission: 'attempt.take',
    params: attempt,
    returns: resultView,
  }),
  openAttempts: route('GET', '/api/runs/:runId/open-attempts', {
    summary: 'Who of a run is taking a quiz now, how far, and until when.',
    permission: 'attempt.supervise',
    params: z.strictObject({ runId: id }),
    query: z.strictObject({ ...pageQuery, search: line(100).optional() }),
    returns: page(openAttemptRow),
  }),
  grantTime: route('POST', '/api/attempts/:attemptId/extra-time', {
    summary: 'Gives an open attempt more time; refused when its deadline is no longer the one that was seen.',
    permission: 'attempt.supervise',
    params: attempt,
    body: z.strictObject({ deadlineAt: instant, minutes: z.number().int().min(1).max(240), reason: line(300) }),
    returns: z.object({ deadlineAt: instant, serverNow: instant }),
  }),
  questionBank: route('GET', '/api/questions', {
    summary: 'Questions of all quizzes that one may read, newest edit first, with where they are asked.',
    permission: 'course.read_draft',
    query: z.strictObject({ ...pageQuery, search: z.string().trim().max(100).optional(), kind: questionKind.optional(), topic: z.string().max(100).optional(), courseId: id.optional() }),
    returns: bankPage,
  }),
  authorQuiz: route('GET', '/api/courses/:courseId/quizzes/:quizId', {
    summary: 'A draft quiz with its keys, for its authors.',
    permission: 'quiz.author',
    params: quiz,
    returns: authorQuizView,
  }),
  preview: route('GET', '/api/courses/:courseId/quizzes/:quizId/preview', {
    summary: 'A draft quiz as a learner would see it: one draw, always the same, without keys.',
    permission: 'course.read_draft',
    params: quiz,
    returns: quizPreview,
  }),
  saveSettings: route('PUT', '/api/courses/:courseId/quizzes/:quizId/settings', {
    summary: 'Changes the settings of a draft quiz.',
    permission: 'quiz.author',
    params: quiz,
    body: z.strictObject({ revision: z.number().int(), settings: quizSettings }),
    returns: authorQuizView,
  }),
  addQuestion: route('POST', '/api/courses/:courseId/quizzes/:quizId/questions', {
    summary: 'Adds a question at the end; the client makes its id, so that a retry adds no second.',
    permission: 'quiz.author',
    status: 201,
    params: quiz,
    body: questionBody.extend({ id }),
    returns: authorQuestion,
  }),
  saveQuestion: route('PUT', '/api/courses/:courseId/quizzes/:quizId/questions/:questionId', {
    summary: 'Changes a question, its key and feedback.',
    permission: 'quiz.author',
    params: question,
    body: questionBody.extend({ revision: z.number().int() }),
    returns: authorQuestion,
  }),
  moveQuestion: route('PUT', '/api/courses/:courseId/quizzes/:quizId/questions/:questionId/position', {
    summary: 'Moves a question behind another, or to the front.',
    permission: 'quiz.author',
    params: question,
    body: z.strictObject({ after: id.nullable() }),
    returns: authorQuizView,
  }),
  removeQuestion: route('DELETE', '/api/courses/:courseId/quizzes/:quizId/questions/:questionId', {
    summary: 'Removes a question from the draft; it can be brought back.',
    permission: 'quiz.author',
    status: 204,
    params: question,
    returns: nothing,
  }),
  restoreQuestion: route('POST', '/api/courses/:courseId/quizzes/:quizId/questions/:questionId/restore', {
    summary: 'Brings a removed question back.',
    permission: 'quiz.author',
    params: question,
    body: z.strictObject({}),
    returns: authorQuestion,
  }),
} as const;
