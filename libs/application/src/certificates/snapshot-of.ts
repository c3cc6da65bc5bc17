import { subjectsOf, type CertificateSnapshot } from '@sinau/domain/certificates';
import { languageOf } from '@sinau/domain/courses';
import { DomainError } from '@sinau/domain/core';
import { rankInFull } from '@sinau/domain/organisations';
import type { EnrolmentToCertify } from '@sinau/persistence/certificates';

export type SnapshotIdentity = { readonly number: string; readonly code: string; readonly address: string };

/** Freezes an enrolment as it is now. Throws `certificate_template_missing` or `not_complete` when there is nothing to freeze. */
export function snapshotOf(facts: EnrolmentToCertify, { number, code, address }: SnapshotIdentity): CertificateSnapshot {
  const { course: { id, version, outline }, template } = facts;
  if (!template) throw new DomainError('certificate_template_missing');
  if (!version || !outline) throw new DomainError('not_complete', { lessonsMissing: 1 });
  const hours = outline.hours ?? 0;
  return {
    schemaVersion: 1,
    timeZone: facts.agency.timeZone,
    agency: { id: facts.agency.id, name: facts.agency.name, shortName: facts.agency.shortName, code: facts.agency.code },
    holder: { ...facts.holder, rank: facts.holder.rank === null ? null : rankInFull(facts.holder.rank) },
    course: {
      courseId: id, title: outline.title, version, hours, competencyClass: outline.competencyClass, activityKind: outline.activityKind, language: languageOf(outline),
      subjects: subjectsOf({ title: outline.title, hours, modules: outline.modules }),
    },
    run: facts.run,
    studied: { from: facts.startedOn, to: facts.completedOn },
    evidence: {
      minimumScore: outline.completion.finalLessonId === null ? null : outline.completion.minimumScore,
      finalScore: outline.completion.finalLessonId === null ? null : facts.finalScore,
      attempts: facts.attempts, lessons: facts.lessons,
    },
    template,
    number, code, address,
    issuedOn: facts.today,
    issuedAt: facts.now,
  };
}
