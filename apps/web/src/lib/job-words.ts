import type { Text } from './i18n/index.js';

const jobs: Readonly<Record<string, string>> = {
  'grade-attempt': 'jobs.grade-attempt',
  'release-review': 'jobs.release-review',
  'issue-certificate': 'jobs.issue-certificate',
  'render-certificate': 'jobs.render-certificate',
  'issue-certificate-batch': 'jobs.issue-certificate-batch',
  'archive-certificate-batch': 'jobs.archive-certificate-batch',
  'process-picture': 'jobs.process-picture',
  'process-video': 'jobs.process-video',
  'improve-video': 'jobs.improve-video',
  'send-mail': 'jobs.send-mail',
  'import-people': 'jobs.import-people',
  'weigh-competencies': 'jobs.weigh-competencies',
  'apply-enrolment-rule': 'jobs.apply-enrolment-rule',
  'import-levels': 'jobs.import-levels',
  'import-framework': 'jobs.import-framework',
  'award-attendance': 'jobs.award-attendance',
  'award-practice': 'jobs.award-practice',
  'rewrite-practice-photo': 'jobs.rewrite-practice-photo',
  'award-claim': 'jobs.award-claim',
  'send-record': 'jobs.send-record',
  'export-records': 'jobs.export-records',
  'make-plan': 'jobs.make-plan',
  'copy-package': 'jobs.copy-package',
  'tell-package-receiver': 'jobs.tell-package-receiver',
  'tell-session-guests': 'jobs.tell-session-guests',
  'make-report': 'jobs.make-report',
};

/** A job in words, of the catalogue `jobs`; one that this build doesn't know by its name. */
export function jobInWords(job: string, t: Text): string {
  const id = jobs[job];
  return id === undefined ? job : t(id);
}
