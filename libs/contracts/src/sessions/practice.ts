import { practiceFileStates, practiceStates, sessionStates, sessionZones } from '@sinau/domain/sessions';
import { z } from 'zod';
import { id, instant, line, page, pageQuery, route, text } from '../core/index.js';

/** 8 MiB of file in base64, and the form around it. */
export const PRACTICE_FILE_BYTES = 8 * 1024 * 1024;
const BODY_BYTES = 11_300_000;

const practiceFile = z.object({
  id, fileName: z.string(), contentType: z.string(), bytes: z.number().int(), state: z.enum(practiceFileStates),
  /** Addresses for ten minutes, of what is ready. */
  viewUrl: z.string().nullable(), downloadUrl: z.string().nullable(),
});
export type PracticeFileView = z.infer<typeof practiceFile>;

const practiceReport = z.object({
  id, state: z.enum(practiceStates), text: z.string(), submittedAt: instant.nullable(), revision: z.number().int(), files: z.array(practiceFile),
  steps: z.array(z.object({ number: z.number().int(), state: z.enum(practiceStates), reason: z.string().nullable(), by: z.string(), at: instant })),
});

const practiceSession = z.object({
  sessionId: id, title: z.string(), runName: z.string(), courseTitle: z.string(), sessionState: z.enum(sessionStates), startsAt: instant, endsAt: instant, timeZone: z.enum(sessionZones),
  place: z.string().nullable(), hours: z.number(),
});

/** A field practice of one's own, and the report of it. */
export const ownPracticeView = practiceSession.extend({ report: practiceReport.nullable() });
export type OwnPracticeView = z.infer<typeof ownPracticeView>;

export const ownPracticeRow = practiceSession.extend({ state: z.enum(practiceStates).nullable() });
export type OwnPracticeRow = z.infer<typeof ownPracticeRow>;

const person = z.object({ id, name: z.string(), /** Masked. */ identifier: z.string().nullable(), unitName: z.string().nullable() });

export const practiceRow = practiceSession.extend({ id, state: z.enum(practiceStates), submittedAt: instant.nullable(), files: z.number().int(), person });
export type PracticeRow = z.infer<typeof practiceRow>;

export const practiceToSignView = practiceSession.extend({ ...practiceReport.shape, person });
export type PracticeToSignView = z.infer<typeof practiceToSignView>;

const ofSession = z.strictObject({ sessionId: id });
const ofFile = z.strictObject({ sessionId: id, fileId: id });
const ofReport = z.strictObject({ reportId: id });
const words = text(5000);
const revision = z.number().int().min(1);
const reason = line(500).min(3);

export const practiceRoutes = {
  own: route('GET', '/api/me/practice', { summary: 'Field practice of one\'s own runs, the latest first.', permission: 'course.learn', returns: z.object({ rows: z.array(ownPracticeRow) }) }),
  ownOne: route('GET', '/api/me/practice/:sessionId', { summary: 'One field practice and one\'s report of it.', permission: 'course.learn', params: ofSession, returns: ownPracticeView }),
  write: route('PUT', '/api/me/practice/:sessionId', { summary: 'Keeps the text of one\'s report without handing it in.', permission: 'course.learn', params: ofSession, body: z.strictObject({ text: words }), returns: ownPracticeView }),
  addFile: route('PUT', '/api/me/practice/:sessionId/files/:fileId', {
    summary: 'Adds a photo (JPEG, PNG, WebP) or a document (PDF), by its content; the same id again adds nothing. A photo is written anew in the background.', permission: 'course.learn', bodyLimit: BODY_BYTES,
    params: ofFile, body: z.strictObject({ fileName: line(200), content: z.base64().max(11_200_000) }), returns: ownPracticeView,
  }),
  removeFile: route('DELETE', '/api/me/practice/:sessionId/files/:fileId', { summary: 'Removes a file from one\'s report before it is signed off.', permission: 'course.learn', params: ofFile, returns: ownPracticeView }),
  submit: route('POST', '/api/me/practice/:sessionId/submission', {
    summary: 'Hands one\'s report in to be signed off.', permission: 'course.learn', params: ofSession, body: z.strictObject({ text: words.min(1) }), returns: ownPracticeView,
  }),

  inbox: route('GET', '/api/practice-reports', {
    summary: 'Reports of one\'s team, or of the agency, in a state, the longest waiting first; and how many wait.', permission: 'practice.sign',
    query: z.strictObject({ ...pageQuery, state: z.enum(practiceStates).exclude(['draft']).default('submitted'), sessionId: id.optional() }), returns: page(practiceRow).extend({ waiting: z.number().int() }),
  }),
  one: route('GET', '/api/practice-reports/:reportId', { summary: 'A report and its evidence.', permission: 'practice.sign', params: ofReport, returns: practiceToSignView }),
  sign: route('POST', '/api/practice-reports/:reportId/sign-off', {
    summary: 'Signs a report off as it was seen; its JP are counted in the background.', permission: 'practice.sign', params: ofReport, body: z.strictObject({ revision }), returns: practiceToSignView,
  }),
  withdraw: route('DELETE', '/api/practice-reports/:reportId/sign-off', {
    summary: 'Withdraws a signature; its JP are reversed in the same transaction.', permission: 'practice.sign', params: ofReport, body: z.strictObject({ revision, reason }), returns: practiceToSignView,
  }),
  giveBack: route('POST', '/api/practice-reports/:reportId/return', {
    summary: 'Gives a report back to its learner with a reason.', permission: 'practice.sign', params: ofReport, body: z.strictObject({ revision, reason }), returns: practiceToSignView,
  }),
} as const;
