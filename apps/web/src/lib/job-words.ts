import type { Text } from './i18n/index.js';

const jobs: Readonly<Record<string, string>> = {
  'grade-attempt': 'ui.job.grade-attempt',
  'release-review': 'ui.job.release-review',
  'issue-certificate': 'ui.job.issue-certificate',
  'render-certificate': 'ui.job.render-certificate',
  'issue-certificate-batch': 'ui.job.issue-certificate-batch',
  'archive-certificate-batch': 'ui.job.archive-certificate-batch',
  'process-picture': 'ui.job.process-picture',
  'process-video': 'ui.job.process-video',
  'improve-video': 'ui.job.improve-video',
  'send-mail': 'ui.job.send-mail',
  'import-people': 'ui.job.import-people',
  'weigh-competencies': 'ui.job.weigh-competencies',
  'apply-enrolment-rule': 'ui.job.apply-enrolment-rule',
  'award-attendance': 'ui.job.award-attendance',
  'award-practice': 'ui.job.award-practice',
  'rewrite-practice-photo': 'ui.job.rewrite-practice-photo',
  'award-claim': 'ui.job.award-claim',
  'make-plan': 'ui.job.make-plan',
};

/** A job in words; one that this build doesn't know by its name. */
export function jobInWords(job: string, t: Text): string {
  const id = jobs[job];
  return id === undefined ? job : t(id);
}
