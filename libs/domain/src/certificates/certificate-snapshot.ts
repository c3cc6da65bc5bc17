import type { ActivityKind, CompetencyClass, CourseLanguage } from '../courses/index.js';
import type { CertificateTemplate } from './certificate-template.js';

/** A picture in the object store whose key holds its own hash: it can't change under a certificate. */
export type FrozenPicture = { readonly key: string; readonly sha256: string };

export type CertificateHolder = {
  readonly personId: string;
  readonly name: string;
  readonly identifier: { readonly kind: 'nip' | 'ni_pppk'; readonly value: string } | null;
  readonly birth: { readonly place: string | null; /** `yyyy-mm-dd` */ readonly date: string | null };
  readonly rank: string | null;
  readonly position: string | null;
  readonly unit: string | null;
};

export type CertificateCourse = {
  readonly courseId: string;
  readonly title: string;
  readonly version: { readonly id: string; readonly number: number; readonly contentHash: string };
  /** JP. */
  readonly hours: number;
  readonly competencyClass: CompetencyClass;
  readonly activityKind: ActivityKind;
  /** Missing in certificates from before courses had one: Indonesian. */
  readonly language?: CourseLanguage;
  readonly subjects: readonly { readonly title: string; readonly hours: number }[];
};

/** Why the holder is entitled (R9). */
export type CertificateEvidence = {
  readonly minimumScore: number | null;
  /** Percent; null when the course asks for none. */
  readonly finalScore: number | null;
  readonly attempts: readonly { readonly attemptId: string; readonly lessonId: string; readonly score: number }[];
  /** Instants in ISO 8601. */
  readonly lessons: readonly { readonly lessonId: string; readonly completedAt: string }[];
};

/** Everything a certificate says, as it was at issue: later changes of person, course or template don't reach it (C04, R9). */
export type CertificateSnapshot = {
  readonly schemaVersion: 1;
  /** IANA name; the days below are days there. */
  readonly timeZone: string;
  readonly agency: { readonly id: string; readonly name: string; readonly shortName: string; readonly code: string };
  readonly holder: CertificateHolder;
  readonly course: CertificateCourse;
  readonly run: { readonly id: string; readonly name: string; readonly startsOn: string; readonly endsOn: string; readonly place: string | null };
  /** First lesson opened and course completed, `yyyy-mm-dd`. */
  readonly studied: { readonly from: string; readonly to: string };
  readonly evidence: CertificateEvidence;
  readonly template: { readonly id: string; readonly revision: number; readonly content: CertificateTemplate; readonly logo: FrozenPicture | null };
  readonly number: string;
  readonly code: string;
  /** Public page, as printed and in the QR. */
  readonly address: string;
  /** `yyyy-mm-dd` */
  readonly issuedOn: string;
  /** ISO 8601 */
  readonly issuedAt: string;
};

type Module = { readonly title: string; readonly hours: number };

/** What the back lists: modules when their hours add up to the course's, else the course as one subject, so that the printed sum is always right. */
export function subjectsOf(course: { readonly title: string; readonly hours: number; readonly modules: readonly Module[] }): readonly Module[] {
  const counted = course.modules.filter((module) => module.hours > 0).map(({ title, hours }) => ({ title, hours }));
  const sum = counted.reduce((total, module) => total + module.hours, 0);
  return sum === course.hours ? counted : [{ title: course.title, hours: course.hours }];
}
