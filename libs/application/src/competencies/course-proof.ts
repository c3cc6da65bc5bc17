import type { CourseProofView } from '@sinau/contracts/competencies';
import type { CompetencyLevel } from '@sinau/domain/competencies';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { courseCompetencies, isCourse, setCourseCompetencies } from '@sinau/persistence/competencies';
import { Database, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';

async function viewOf(transaction: Transaction, actor: PersonActor, courseId: string): Promise<CourseProofView> {
  return { mayChange: can(actor, 'course.author', { agencyId: actor.agencyId, courseId }), competencies: await courseCompetencies(transaction, courseId) };
}

/** What a course's certificate proves from now on. Certificates that were issued keep what they proved. */
@Injectable()
export class CourseProof {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`. */
  read(actor: PersonActor, courseId: string): Promise<CourseProofView> {
    return this.database.transaction(actor, async (transaction) => {
      if (!can(actor, 'course.read_draft', { agencyId: actor.agencyId, courseId }) || !(await isCourse(transaction, courseId))) throw new DomainError('not_found');
      return viewOf(transaction, actor, courseId);
    });
  }

  /** Throws `not_found` for an unknown course, and for an unknown or archived competency. */
  change(actor: PersonActor, courseId: string, wanted: readonly { readonly competencyId: string; readonly level: CompetencyLevel }[]): Promise<CourseProofView> {
    return this.database.transaction(actor, async (transaction) => {
      if (!can(actor, 'course.author', { agencyId: actor.agencyId, courseId }) || !(await isCourse(transaction, courseId))) throw new DomainError('not_found');
      const single = [...new Map(wanted.map((one) => [one.competencyId, one])).values()];
      if (!(await setCourseCompetencies(transaction, courseId, single))) throw new DomainError('not_found');
      const view = await viewOf(transaction, actor, courseId);
      await recordAudit(transaction, 'course.proof_changed', { kind: 'course', id: courseId }, { competencies: view.competencies.map(({ code, level }) => `${code} ${level}`) });
      return view;
    });
  }
}
