import type { Row } from '../../lib/api/index.js';
import type { Text } from '../../lib/i18n/index.js';
import { jobInWords } from '../../lib/job-words.js';

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
  attempt: 'audit.family.attempt',
  run: 'audit.family.run',
  enrolment: 'audit.family.enrolment',
  certificate: 'audit.family.certificate',
  certificate_batch: 'audit.family.certificate_batch',
  certificate_template: 'audit.family.certificate_template',
  competency: 'audit.family.competency',
  competency_profile: 'audit.family.competency_profile',
  competency_rule: 'audit.family.competency_rule',
  programme: 'audit.family.programme',
  nomination: 'audit.family.nomination',
  enrolment_rule: 'audit.family.enrolment_rule',
  package: 'audit.family.package',
  job: 'audit.family.job',
} as const;

const sentences = [
  'audit.did.agency.entered',
  'audit.did.agency.created',
  'audit.did.agency.changed',
  'audit.did.unit.created',
  'audit.did.unit.renamed',
  'audit.did.unit.moved',
  'audit.did.unit.closed',
  'audit.did.unit.reopened',
  'audit.did.person.created',
  'audit.did.person.changed',
  'audit.did.person.suspended',
  'audit.did.person.reactivated',
  'audit.did.person.identifier_given',
  'audit.did.person.appointed',
  'audit.did.person.appointment_ended',
  'audit.did.role.assigned',
  'audit.did.role.ended',
  'audit.did.people_import.uploaded',
  'audit.did.people_import.row_mended',
  'audit.did.people_import.applied',
  'audit.did.people_import.finished',
  'audit.did.people_import.undone',
  'audit.did.session.opened',
  'audit.did.session.ended',
  'audit.did.session.others_ended',
  'audit.did.password.changed',
  'audit.did.password.reset',
  'audit.did.email.changed',
  'audit.did.course.created',
  'audit.did.course.duplicated',
  'audit.did.course.published',
  'audit.did.course.archived',
  'audit.did.course.restored',
  'audit.did.course.version_restored',
  'audit.did.package.offered',
  'audit.did.package.withdrawn',
  'audit.did.package.declined',
  'audit.did.package.accepted',
  'audit.did.package.taken',
  'audit.did.package.copied_again',
  'audit.did.package.update_taken',
  'audit.did.package.update_declined',
  'audit.did.quiz.settings_changed',
  'audit.did.question.added',
  'audit.did.question.changed',
  'audit.did.question.key_changed',
  'audit.did.question.removed',
  'audit.did.question.restored',
  'audit.did.media.deleted',
  'audit.did.attempt.time_granted',
  'audit.did.run.created',
  'audit.did.run.changed',
  'audit.did.run.closed',
  'audit.did.run.reopened',
  'audit.did.run.decided',
  'audit.did.run.decision_withdrawn',
  'audit.did.run.instructor_allowed',
  'audit.did.course.request_answered',
  'audit.did.enrolment.added',
  'audit.did.enrolment.withdrawn',
  'audit.did.enrolment.reinstated',
  'audit.did.programme.created',
  'audit.did.programme.changed',
  'audit.did.programme.activated',
  'audit.did.programme.ended',
  'audit.did.run.settled',
  'audit.did.run.instructors_changed',
  'audit.did.run.seats_divided',
  'audit.did.run.seats_handed_back',
  'audit.did.run.waiting_added',
  'audit.did.run.waiting_removed',
  'audit.did.run.nominated',
  'audit.did.run.joined',
  'audit.did.run.joint_seats_handed_back',
  'audit.did.nomination.approved',
  'audit.did.nomination.refused',
  'audit.did.nomination.withdrawn',
  'audit.did.enrolment_rule.created',
  'audit.did.enrolment_rule.changed',
  'audit.did.enrolment_rule.activated',
  'audit.did.enrolment_rule.paused',
  'audit.did.enrolment_rule.removed',
  'audit.did.enrolment_rule.applied',
  'audit.did.session.planned',
  'audit.did.session.changed',
  'audit.did.session.cancelled',
  'audit.did.session.key_made',
  'audit.did.attendance.recorded',
  'audit.did.attendance.corrected',
  'audit.did.attendance.matched',
  'audit.did.practice.submitted',
  'audit.did.practice.signed',
  'audit.did.practice.returned',
  'audit.did.practice.withdrawn',
  'audit.did.expert.added',
  'audit.did.expert.changed',
  'audit.did.expert.archived',
  'audit.did.expert.restored',
  'audit.did.expert.imported',
  'audit.did.expert.invited',
  'audit.did.expert.uninvited',
  'audit.did.expert.accepted',
  'audit.did.expert.declined',
  'audit.did.certificate.issued',
  'audit.did.certificate.revoked',
  'audit.did.certificate.reissued',
  'audit.did.certificate_batch.started',
  'audit.did.certificate_batch.pause',
  'audit.did.certificate_batch.resume',
  'audit.did.certificate_batch.cancel',
  'audit.did.certificate_batch.retry',
  'audit.did.certificate_batch.archived',
  'audit.did.certificate_batch.archive_fetched',
  'audit.did.certificate_numbering.changed',
  'audit.did.certificate_template.added',
  'audit.did.certificate_template.changed',
  'audit.did.certificate_template.default',
  'audit.did.certificate_template.logo',
  'audit.did.certificate_template.removed',
  'audit.did.competency.created',
  'audit.did.competency.changed',
  'audit.did.competency.archived',
  'audit.did.competency.restored',
  'audit.did.competency.imported',
  'audit.did.competency.measured',
  'audit.did.competency_profile.created',
  'audit.did.competency_profile.changed',
  'audit.did.competency_profile.deleted',
  'audit.did.competency_profile.imported',
  'audit.did.competency_rule.decided',
  'audit.did.course.proof_changed',
  'audit.did.job.retried',
  'audit.did.jobs.retried',
];

/** Sentence ids by action code. */
const did = new Map(sentences.map((id) => [id.split('.').slice(2).join('.'), id]));

/** An entry of an older version may lack a fact that today's sentence names. */
const absent = Object.fromEntries(
  ['changed', 'code', 'count', 'created', 'device', 'enrolled', 'failed', 'fileName', 'holder', 'job', 'kind', 'minutes', 'name', 'number', 'pattern', 'people', 'reason', 'rows', 'run', 'title', 'version'].map((name) => [name, '–']),
);

const written = (value: unknown): string => (typeof value === 'string' ? value : value === null || value === undefined ? '–' : JSON.stringify(value));

/** Facts by name, as text. */
export function factsOf(entry: Entry): readonly (readonly [string, string])[] {
  return Object.entries(entry.facts).map(([name, value]) => [name, written(value)] as const);
}

/** Who: a person by the name of that day, the system by its job. */
export function actorOf({ actorName }: Entry, t: Text): string {
  if (actorName.startsWith('system:')) return t('audit.system', { job: jobInWords(actorName.slice('system:'.length), t) });
  return actorName === 'anonymous' ? t('audit.anonymous') : actorName;
}

/** What was done, in words with its facts; an action that this build doesn't know by its code. */
export function deedOf(entry: Entry, t: Text): string {
  const id = did.get(entry.action);
  if (id === undefined) return t('audit.other', { action: entry.action });
  return t(id, { ...absent, subject: entry.subject.name ?? '–', ...Object.fromEntries(factsOf(entry)) });
}
