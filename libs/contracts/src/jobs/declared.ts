import { z } from 'zod';
import { id } from '../core/index.js';
import { defineJob } from './job.js';

/** Closes over the stored answers of a submitted attempt. */
export const gradeAttempt = defineJob({
  name: 'grade-attempt',
  queue: 'grading',
  payload: z.strictObject({ agencyId: id, attemptId: id }),
  dedupe: ({ attemptId }) => attemptId,
});

/** Makes the review of a graded attempt readable once the quiz allows it. */
export const releaseReview = defineJob({
  name: 'release-review',
  queue: 'grading',
  payload: z.strictObject({ agencyId: id, attemptId: id }),
  dedupe: ({ attemptId }) => attemptId,
});

/** Checks the completion rule of an enrolment and issues its certificate when it is met. */
export const issueCertificate = defineJob({
  name: 'issue-certificate',
  queue: 'certificates',
  payload: z.strictObject({ agencyId: id, enrolmentId: id }),
  dedupe: ({ enrolmentId }) => enrolmentId,
});

/** Renders and stores the PDF of an issued certificate. */
export const renderCertificate = defineJob({
  name: 'render-certificate',
  queue: 'certificates',
  payload: z.strictObject({ agencyId: id, certificateId: id }),
  dedupe: ({ certificateId }) => certificateId,
});

/** One run of bulk issuing; its items are work of their own. */
export const issueCertificateBatch = defineJob({
  name: 'issue-certificate-batch',
  queue: 'certificates',
  payload: z.strictObject({ agencyId: id, taskId: id }),
  dedupe: ({ taskId }) => taskId,
});

/** Packs the PDFs of a bulk issue into a ZIP. */
export const archiveCertificateBatch = defineJob({
  name: 'archive-certificate-batch',
  queue: 'maintenance',
  payload: z.strictObject({ agencyId: id, taskId: id }),
  dedupe: ({ taskId }) => taskId,
});

/** Probes an uploaded video, takes a poster and makes its HLS ladder. */
export const processVideo = defineJob({
  name: 'process-video',
  queue: 'media',
  payload: z.strictObject({ agencyId: id, mediaId: id }),
  dedupe: ({ mediaId }) => mediaId,
});

/** Gives a video its qualities that was repackaged where no ffmpeg was. Of a queue of its own: nobody waits for it, and an upload must not wait behind it. */
export const improveVideo = defineJob({
  name: 'improve-video',
  queue: 'improvements',
  payload: z.strictObject({ agencyId: id, mediaId: id }),
  dedupe: ({ mediaId }) => mediaId,
});

/** Writes an uploaded picture anew. Of a queue of its own: its author waits for it, and a video takes an hour. */
export const processPicture = defineJob({
  name: 'process-picture',
  queue: 'pictures',
  payload: z.strictObject({ agencyId: id, mediaId: id }),
  dedupe: ({ mediaId }) => mediaId,
});

/** Sends one mail intent. */
export const sendMail = defineJob({
  name: 'send-mail',
  queue: 'notifications',
  payload: z.strictObject({ agencyId: id.nullable(), mailId: id }),
  dedupe: ({ mailId }) => mailId,
});

/** Applies a checked people file. */
export const importPeople = defineJob({
  name: 'import-people',
  queue: 'imports',
  payload: z.strictObject({ agencyId: id, taskId: id }),
  dedupe: ({ taskId }) => taskId,
});

/** Weighs findings anew: all of them after a rule was decided, and those that grew old. */
export const weighCompetencies = defineJob({
  name: 'weigh-competencies',
  queue: 'maintenance',
  payload: z.strictObject({ agencyId: id }),
  dedupe: ({ agencyId }) => agencyId,
});

/** Writes the levels of a tried file. */
export const importLevels = defineJob({
  name: 'import-levels',
  queue: 'imports',
  payload: z.strictObject({ agencyId: id, taskId: id }),
  dedupe: ({ taskId }) => taskId,
});

/** Writes a tried file of the competency framework or of profiles. */
export const importFramework = defineJob({
  name: 'import-framework',
  queue: 'imports',
  payload: z.strictObject({ agencyId: id, taskId: id, kind: z.enum(['framework', 'profiles']) }),
  dedupe: ({ taskId }) => taskId,
});

/** Enrols whoever fits a rule that is due. */
export const applyEnrolmentRule = defineJob({
  name: 'apply-enrolment-rule',
  queue: 'maintenance',
  payload: z.strictObject({ agencyId: id, ruleId: id }),
  dedupe: ({ ruleId }) => ruleId,
});

/** Counts the JP of somebody who attended a session, on a decision that still holds. */
export const awardAttendance = defineJob({
  name: 'award-attendance',
  queue: 'certificates',
  payload: z.strictObject({ agencyId: id, decisionId: id }),
  dedupe: ({ decisionId }) => decisionId,
});

/** Counts the JP of a field practice that was signed off, on a signature that still holds. */
export const awardPractice = defineJob({
  name: 'award-practice',
  queue: 'certificates',
  payload: z.strictObject({ agencyId: id, stepId: id }),
  dedupe: ({ stepId }) => stepId,
});

/** Writes a photo of a field practice anew, without where and by what it was taken. */
export const rewritePracticePhoto = defineJob({
  name: 'rewrite-practice-photo',
  queue: 'pictures',
  payload: z.strictObject({ agencyId: id, fileId: id }),
  dedupe: ({ fileId }) => fileId,
});

/** Counts the JP of an accepted claim of training elsewhere. */
export const awardClaim = defineJob({
  name: 'award-claim',
  queue: 'grading',
  payload: z.strictObject({ agencyId: id, claimId: id }),
  dedupe: ({ claimId }) => claimId,
});

/** Tells the national personnel system of one award. */
export const sendRecord = defineJob({
  name: 'send-record',
  queue: 'notifications',
  payload: z.strictObject({ agencyId: id, deliveryId: id }),
  dedupe: ({ deliveryId }) => deliveryId,
});

/** Writes the records of an agency's year into a file. */
export const exportRecords = defineJob({
  name: 'export-records',
  queue: 'maintenance',
  payload: z.strictObject({ agencyId: id, taskId: id }),
  dedupe: ({ taskId }) => taskId,
});

/** Reckons the plan of a year that was asked for. */
export const makePlan = defineJob({
  name: 'make-plan',
  queue: 'maintenance',
  payload: z.strictObject({ agencyId: id, taskId: id }),
  dedupe: ({ taskId }) => taskId,
});

/** Copies the files of a package that was taken, and then makes its course. */
export const copyPackage = defineJob({
  name: 'copy-package',
  queue: 'maintenance',
  payload: z.strictObject({ agencyId: id, takingId: id }),
  dedupe: ({ takingId }) => takingId,
});

/** Tells the administrators of the agency that was offered a package: of the offer, or of a version that was published after they took it. */
export const tellPackageReceiver = defineJob({
  name: 'tell-package-receiver',
  queue: 'notifications',
  payload: z.strictObject({ agencyId: id, offerId: id, /** Null for the offer itself. */ versionId: id.nullable() }),
  dedupe: ({ offerId, versionId }) => `${offerId}:${versionId ?? ''}`,
});

/** Tells a guest agency's people that a session of their joint run was moved or cancelled, as of one revision of it. */
export const tellSessionGuests = defineJob({
  name: 'tell-session-guests',
  queue: 'notifications',
  payload: z.strictObject({ agencyId: id, sessionId: id, revision: z.number().int() }),
  dedupe: ({ agencyId, sessionId, revision }) => `${agencyId}:${sessionId}:${revision}`,
});

/** Makes the file of a report that was asked for. */
export const makeReport = defineJob({
  name: 'make-report',
  queue: 'maintenance',
  payload: z.strictObject({ agencyId: id, taskId: id }),
  dedupe: ({ taskId }) => taskId,
});

export const declaredJobs = [
  gradeAttempt,
  releaseReview,
  issueCertificate,
  renderCertificate,
  issueCertificateBatch,
  archiveCertificateBatch,
  processVideo,
  improveVideo,
  processPicture,
  sendMail,
  importPeople,
  weighCompetencies,
  applyEnrolmentRule,
  importLevels,
  importFramework,
  awardAttendance,
  awardPractice,
  rewritePracticePhoto,
  awardClaim,
  sendRecord,
  exportRecords,
  makePlan,
  copyPackage,
  tellPackageReceiver,
  tellSessionGuests,
  makeReport,
] as const;
