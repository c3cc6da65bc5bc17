import type { Row } from '../../lib/api/index.js';
import type { Text } from '../../lib/i18n/index.js';

export type Entry = Row<'GET /api/audit'>;

/** Groups of actions, by the word before the dot. */
export const families = {
  session: 'audit.family.session',
  password: 'audit.family.password',
  person: 'audit.family.person',
  role: 'audit.family.role',
  people_import: 'audit.family.people_import',
  unit: 'audit.family.unit',
  agency: 'audit.family.agency',
  course: 'audit.family.course',
  quiz: 'audit.family.quiz',
  question: 'audit.family.question',
  media: 'audit.family.media',
  run: 'audit.family.run',
  enrolment: 'audit.family.enrolment',
  certificate: 'audit.family.certificate',
  certificate_batch: 'audit.family.certificate_batch',
  certificate_template: 'audit.family.certificate_template',
  job: 'audit.family.job',
} as const;

const did: Readonly<Record<string, string>> = {
  'agency.entered': 'audit.did.agency.entered',
  'agency.created': 'audit.did.agency.created',
  'agency.changed': 'audit.did.agency.changed',
  'unit.created': 'audit.did.unit.created',
  'unit.renamed': 'audit.did.unit.renamed',
  'unit.moved': 'audit.did.unit.moved',
  'unit.closed': 'audit.did.unit.closed',
  'unit.reopened': 'audit.did.unit.reopened',
  'person.created': 'audit.did.person.created',
  'person.changed': 'audit.did.person.changed',
  'person.suspended': 'audit.did.person.suspended',
  'person.reactivated': 'audit.did.person.reactivated',
  'person.identifier_given': 'audit.did.person.identifier_given',
  'person.appointed': 'audit.did.person.appointed',
  'person.appointment_ended': 'audit.did.person.appointment_ended',
  'role.assigned': 'audit.did.role.assigned',
  'role.ended': 'audit.did.role.ended',
  'people_import.uploaded': 'audit.did.people_import.uploaded',
  'people_import.applied': 'audit.did.people_import.applied',
  'people_import.finished': 'audit.did.people_import.finished',
  'people_import.undone': 'audit.did.people_import.undone',
  'session.opened': 'audit.did.session.opened',
  'session.ended': 'audit.did.session.ended',
  'session.others_ended': 'audit.did.session.others_ended',
  'password.changed': 'audit.did.password.changed',
  'password.reset': 'audit.did.password.reset',
  'email.changed': 'audit.did.email.changed',
  'course.created': 'audit.did.course.created',
  'course.duplicated': 'audit.did.course.duplicated',
  'course.published': 'audit.did.course.published',
  'course.archived': 'audit.did.course.archived',
  'course.restored': 'audit.did.course.restored',
  'quiz.settings_changed': 'audit.did.quiz.settings_changed',
  'question.added': 'audit.did.question.added',
  'question.changed': 'audit.did.question.changed',
  'question.key_changed': 'audit.did.question.key_changed',
  'question.removed': 'audit.did.question.removed',
  'question.restored': 'audit.did.question.restored',
  'media.deleted': 'audit.did.media.deleted',
  'run.created': 'audit.did.run.created',
  'run.changed': 'audit.did.run.changed',
  'run.closed': 'audit.did.run.closed',
  'run.reopened': 'audit.did.run.reopened',
  'enrolment.added': 'audit.did.enrolment.added',
  'enrolment.withdrawn': 'audit.did.enrolment.withdrawn',
  'enrolment.reinstated': 'audit.did.enrolment.reinstated',
  'certificate.issued': 'audit.did.certificate.issued',
  'certificate.revoked': 'audit.did.certificate.revoked',
  'certificate.reissued': 'audit.did.certificate.reissued',
  'certificate_batch.started': 'audit.did.certificate_batch.started',
  'certificate_numbering.changed': 'audit.did.certificate_numbering.changed',
  'certificate_template.added': 'audit.did.certificate_template.added',
  'certificate_template.changed': 'audit.did.certificate_template.changed',
  'certificate_template.default': 'audit.did.certificate_template.default',
  'certificate_template.logo': 'audit.did.certificate_template.logo',
  'certificate_template.removed': 'audit.did.certificate_template.removed',
  'job.retried': 'audit.did.job.retried',
  'jobs.retried': 'audit.did.jobs.retried',
};

/** An entry of an older version may lack a fact that today's sentence names. */
const absent = Object.fromEntries(
  ['changed', 'code', 'count', 'created', 'device', 'enrolled', 'failed', 'fileName', 'holder', 'job', 'name', 'number', 'pattern', 'reason', 'rows', 'run', 'title', 'version'].map((name) => [name, '–']),
);

const written = (value: unknown): string => (typeof value === 'string' ? value : value === null || value === undefined ? '–' : JSON.stringify(value));

/** Facts by name, as text. */
export function factsOf(entry: Entry): readonly (readonly [string, string])[] {
  return Object.entries(entry.facts).map(([name, value]) => [name, written(value)] as const);
}

/** Who: a person by the name of that day, the system by its job. */
export function actorOf({ actorName }: Entry, t: Text): string {
  if (actorName.startsWith('system:')) return t('audit.system', { job: actorName.slice('system:'.length) });
  return actorName === 'anonymous' ? t('audit.anonymous') : actorName;
}

/** What was done, in words with its facts; an action that this build doesn't know by its code. */
export function deedOf(entry: Entry, t: Text): string {
  const id = did[entry.action];
  if (id === undefined) return t('audit.other', { action: entry.action });
  return t(id, { ...absent, subject: entry.subject.name ?? '–', ...Object.fromEntries(factsOf(entry)) });
}
