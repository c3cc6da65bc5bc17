import { issueCertificate } from '@sinau/contracts/jobs';
import { mayReissue, mayRevoke, type ReissueReason, type RevocationClass } from '@sinau/domain/certificates';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { certificateById, requestReissue, revokeCertificate, type IssuedCertificate } from '@sinau/persistence/certificates';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import { intendMail, notify } from '@sinau/persistence/notifications';
import { reverseHours } from '@sinau/persistence/points';
import { Inject, Injectable } from '@nestjs/common';
import { withdrawLevels } from '../competencies/index.js';
import { PublicSite } from '../core/index.js';
import { assertCertificates } from './assert-certificates.js';

/** In a mail: the public reason, never the inner one. */
const reasons: Readonly<Record<RevocationClass, { readonly id: string; readonly en: string }>> = {
  data_error: { id: 'ada data yang keliru pada sertifikat', en: 'the certificate holds wrong data' },
  not_entitled: { id: 'syarat kelulusan ternyata tidak terpenuhi', en: 'the conditions were found not to be met' },
  replaced: { id: 'diganti dengan sertifikat baru', en: 'it is replaced by a new certificate' },
  other: { id: 'alasan administratif', en: 'an administrative reason' },
};

type Revocation = { readonly by: string; readonly reason: string; readonly revocationClass: RevocationClass };

/** Revokes certificates, for cause or to issue them again. The JP are taken back in the same transaction. */
@Injectable()
export class RevokeCertificate {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  async run(actor: Actor, certificateId: string, { reason, class: revocationClass }: { reason: string; class: Exclude<RevocationClass, 'replaced'> }): Promise<void> {
    const { personId: by } = assertCertificates(actor, 'certificate.manage');
    const certificate = await this.find(actor, certificateId);
    assertAllowed(mayRevoke(certificate.state));
    await this.database.transaction(actor, async (transaction) => {
      await this.revoke(transaction, certificate, { by, reason, revocationClass });
      await recordAudit(transaction, 'certificate.revoked', { kind: 'certificate', id: certificateId }, { number: certificate.number, class: revocationClass, reason });
    });
  }

  /**
   * Asks for a new certificate with today's data and a new number. A valid one is revoked as replaced; one that was
   * revoked before keeps its class and its reversed JP, and the new award is an entry of its own.
   */
  async reissue(actor: Actor, certificateId: string, { reason, cause }: { reason: string; cause: ReissueReason }): Promise<void> {
    const { personId: by, agencyId } = assertCertificates(actor, 'certificate.manage');
    const certificate = await this.find(actor, certificateId);
    assertAllowed(mayReissue({ ...certificate, replaced: certificate.replacedById !== null }));
    await this.database.transaction(actor, async (transaction) => {
      if (certificate.state === 'valid') await this.revoke(transaction, certificate, { by, reason, revocationClass: 'replaced' });
      else if (!(await requestReissue(transaction, certificateId))) throw new DomainError('reissue_under_way');
      await enqueue(transaction, issueCertificate, { agencyId, enrolmentId: certificate.enrolmentId });
      await recordAudit(transaction, 'certificate.reissued', { kind: 'certificate', id: certificateId }, { number: certificate.number, cause, reason });
    });
  }

  private async find(actor: Actor, certificateId: string): Promise<IssuedCertificate> {
    const certificate = await certificateById(this.database, actor, certificateId);
    if (!certificate) throw new DomainError('not_found');
    return certificate;
  }

  private async revoke(transaction: Transaction, certificate: IssuedCertificate, revocation: Revocation): Promise<void> {
    const { id, personId, number, snapshot: { course: { title } } } = certificate;
    if (!(await revokeCertificate(transaction, id, revocation))) throw new DomainError('certificate_revoked');
    await reverseHours(transaction, 'certificate', id);
    await withdrawLevels(transaction, { id, personId });
    const { revocationClass } = revocation;
    const link = `/sertifikat/${id}`;
    await notify(transaction, { personId, kind: 'certificate_revoked', facts: { course: title, number, class: revocationClass }, link, dedupe: `certificate-revoked:${id}` });
    await intendMail(transaction, {
      personId,
      template: 'certificate-revoked',
      facts: (reader) => ({
        agency: reader.agency, recipient: reader.name, link: this.site.address(link), course: title, number, reason: reasons[revocationClass][reader.language],
      }),
      dedupe: `certificate-revoked:${id}`,
    });
  }
}
