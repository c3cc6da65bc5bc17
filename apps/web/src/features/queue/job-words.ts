import type { Text } from '../../lib/i18n/index.js';

const jobs: Readonly<Record<string, string>> = {
  'grade-attempt': 'queue.job.grade-attempt',
  'release-review': 'queue.job.release-review',
  'issue-certificate': 'queue.job.issue-certificate',
  'render-certificate': 'queue.job.render-certificate',
  'issue-certificate-batch': 'queue.job.issue-certificate-batch',
  'archive-certificate-batch': 'queue.job.archive-certificate-batch',
  'process-video': 'queue.job.process-video',
  'send-mail': 'queue.job.send-mail',
  'import-people': 'queue.job.import-people',
};

/** A job in words; one that this build doesn't know by its name. */
export function jobInWords(job: string, t: Text): string {
  const id = jobs[job];
  return id === undefined ? job : t(id);
}
