import { DomainError } from '@sinau/domain/core';
import { mayEditCourse, mayReadDraft } from '@sinau/domain/courses';
import type { Transaction } from '@sinau/persistence/core';
import { draftOf, holdCourse, lockCourse, type Course, type CourseDraft } from '@sinau/persistence/courses';

/** A course that the actor may edit. Throws `not_found` when there is none, and when it is not theirs to know. */
export async function editableCourse(transaction: Transaction, courseId: string): Promise<Course> {
  const course = await holdCourse(transaction, courseId);
  if (!course || !mayEditCourse(transaction.actor, course)) throw new DomainError('not_found');
  if (course.archivedAt !== null) throw new DomainError('course_archived');
  return course;
}

/** The same, held until the transaction ends. Archived ones too. */
export async function lockedCourse(transaction: Transaction, courseId: string): Promise<Course> {
  const course = await lockCourse(transaction, courseId);
  if (!course || !mayEditCourse(transaction.actor, course)) throw new DomainError('not_found');
  return course;
}

/** A draft that the actor may read. Throws `not_found` as above. */
export async function readableDraft(transaction: Transaction, courseId: string): Promise<CourseDraft> {
  const draft = await draftOf(transaction, courseId);
  if (!draft || !mayReadDraft(transaction.actor, draft)) throw new DomainError('not_found');
  return draft;
}
