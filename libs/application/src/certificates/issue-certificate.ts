import { renderCertificate } from '@sinau/contracts/jobs';
import { checkNumberPattern, givesCertificate, isComplete, issueNeed, renderNumber, type CertificateSnapshot } from '@sinau/domain/certificates';
import { refused, type Refused } from '@sinau/domain/core';
import type { SystemActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import {
  completeEnrolment, enrolmentToCertify, forgetRefusal, insertCertificate, isNumberTaken, storeRefusal, takeSequence, type EnrolmentToCertify,
} from '@sinau/persistence/certificates';
import { Database, enqueue, newId, newPublicCode, type Transaction } from '@sinau/persistence/core';
import { intendMail, notify } from '@sinau/persistence/notifications';
import { awardHours } from '@sinau/persistence/points';
import { Inject, Injectable } from '@nestjs/common';
import { proveLevels } from '../competencies/index.js';
import { PublicSite } from '../core/index.js';
import { evaluationOwed } from '../evaluations/index.js';
import { unprintableIn } from './print-input.js';
import { snapshotOf } from './snapshot-of.js';

/** What came of it. `none`: nothing was to be done. */
export type IssueOutcome = { readonly kind: 'issued'; readonly certificateId: string } | { readonly kind: 'none'; readonly why: Refused };

const none = (code: string, facts: Refused['facts'] = {}): IssueOutcome => ({ kind: 'none', why: refused(code, facts) });

/**
 * Completes an enrolment whose rule is met and issues its certificate, in one transaction under the
 * enrolment's lock: number, snapshot, JP, notification, mail and the printing job together or not at all.
 * A second run finds the certificate and does nothing (R8, D04).
 */
@Injectable()
export class IssueCertificate {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  run(actor: SystemActor, enrolmentId: string): Promise<IssueOutcome> {
    return this.database.transaction(actor, (transaction) => this.within(transaction, enrolmentId));
  }

  /** The same, dated as of a moment that is past: for what was earned before it was recorded here. */
  runAsOf(actor: SystemActor, enrolmentId: string, at: Date): Promise<IssueOutcome> {
    return this.database.transaction(actor, async (transaction) => this.decide(transaction, await enrolmentToCertify(transaction, enrolmentId, at)));
  }

  /** The same inside a transaction that is already open: one item of a bulk issue. */
  async within(transaction: Transaction, enrolmentId: string): Promise<IssueOutcome> {
    return this.decide(transaction, await enrolmentToCertify(transaction, enrolmentId, null));
  }

  private async decide(transaction: Transaction, facts: EnrolmentToCertify | null): Promise<IssueOutcome> {
    if (!facts) return none('not_found');
    if (facts.state === 'withdrawn') return none('enrolment_withdrawn');
    const { outline } = facts.course;
    if (!outline) return none('not_complete', { lessonsMissing: 1 });
    const decision = isComplete(outline, facts.lessons.map((lesson) => lesson.lessonId), facts.finalScore);
    if (!decision.allowed && !facts.completedBefore) return { kind: 'none', why: decision };
    await completeEnrolment(transaction, facts.enrolmentId);
    if (!givesCertificate(outline)) return none('course_without_certificate');
    return this.certify(transaction, facts);
  }

  private async certify(transaction: Transaction, facts: EnrolmentToCertify): Promise<IssueOutcome> {
    const need = issueNeed(facts.latest);
    if (need.kind === 'none') return none(facts.latest?.state === 'valid' ? 'certificate_exists' : 'certificate_withheld');
    const obstacle = this.obstacleOf(facts) ?? (need.kind === 'first' ? await this.evaluationOf(transaction, facts) : null);
    if (obstacle) {
      await storeRefusal(transaction, facts.enrolmentId, obstacle);
      return { kind: 'none', why: obstacle };
    }
    const snapshot = await this.numbered(transaction, facts);
    const certificateId = newId();
    await insertCertificate(transaction, { id: certificateId, enrolmentId: facts.enrolmentId, snapshot, replacesId: need.kind === 'replacement' ? need.replacesId : null });
    await this.consequences(transaction, facts.enrolmentId, certificateId, snapshot);
    return { kind: 'issued', certificateId };
  }

  /** What the holder must still say; a replacement was entitled when it was first issued. */
  private evaluationOf(transaction: Transaction, { enrolmentId, holder, course, today }: EnrolmentToCertify): Promise<Refused | null> {
    return evaluationOwed(transaction, { enrolmentId, personId: holder.personId, courseTitle: course.outline?.title ?? '', today });
  }

  /** What an administrator must mend first. */
  private obstacleOf(facts: EnrolmentToCertify): Refused | null {
    if (!facts.template) return refused('certificate_template_missing');
    const pattern = checkNumberPattern(facts.agency.numberPattern);
    if (!pattern.allowed) return pattern;
    const characters = unprintableIn(snapshotOf(facts, { number: '', code: '', address: '' }));
    return characters.length > 0 ? refused('text_unprintable', { characters: characters.join(' ') }) : null;
  }

  private async numbered(transaction: Transaction, facts: EnrolmentToCertify): Promise<CertificateSnapshot> {
    const [year = 0, month = 0] = facts.today.split('-').map(Number);
    const code = newPublicCode();
    for (;;) {
      const sequence = await takeSequence(transaction, year);
      const number = renderNumber(facts.agency.numberPattern, { sequence, year, month, code: facts.agency.code });
      if (await isNumberTaken(transaction, number)) continue;
      return snapshotOf(facts, { number, code, address: this.site.address(`/verifikasi/${code}`) });
    }
  }

  private async consequences(transaction: Transaction, enrolmentId: string, certificateId: string, snapshot: CertificateSnapshot): Promise<void> {
    const { holder, course, studied, number, issuedAt } = snapshot;
    const { hours, competencyClass, activityKind, title } = course;
    const link = `/sertifikat/${certificateId}`;
    await forgetRefusal(transaction, enrolmentId);
    await awardHours(transaction, {
      personId: holder.personId, year: Number(studied.to.slice(0, 4)), hours, minutes: null, evidenceKind: 'certificate', evidenceId: certificateId, title, competencyClass, activityKind, recordedAt: issuedAt,
    });
    await proveLevels(transaction, { enrolmentId, personId: holder.personId, certificateId, on: studied.to });
    await enqueue(transaction, renderCertificate, { agencyId: transaction.agencyId, certificateId });
    await notify(transaction, { personId: holder.personId, kind: 'certificate_issued', facts: { course: title, number, hours }, link, dedupe: `certificate-issued:${certificateId}` });
    await intendMail(transaction, {
      personId: holder.personId,
      template: 'certificate-issued',
      facts: (reader) => ({ agency: reader.agency, recipient: reader.name, link: this.site.address(link), course: title, number }),
      dedupe: `certificate-issued:${certificateId}`,
    });
    await recordAudit(transaction, 'certificate.issued', { kind: 'certificate', id: certificateId }, { number, holder: holder.name, course: title });
  }
}
