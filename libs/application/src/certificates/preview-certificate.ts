import { checkWording, renderNumber, checkNumberPattern, type CertificateTemplate } from '@sinau/domain/certificates';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { agencyNumbering, readEnrolment, templateById, type AgencyNumbering } from '@sinau/persistence/certificates';
import { Database } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { PublicSite } from '../core/index.js';
import { assertCertificates } from './assert-certificates.js';
import { CertificatePrinter } from './certificate-printer.js';
import { documentRefusal } from './document-refusal.js';
import { sampleSnapshot, type SampleKind } from './sample-snapshot.js';
import { logoOf } from './logo-key.js';
import { snapshotOf } from './snapshot-of.js';

const SAMPLE_CODE = '00000000000000000000000000';

function sampleNumber({ pattern, year, month, next, agency }: AgencyNumbering): string {
  return checkNumberPattern(pattern).allowed ? renderNumber(pattern, { sequence: next, year, month, code: agency.code }) : '—';
}

/** Shows certificates that don't exist, by the same renderer. */
@Injectable()
export class PreviewCertificate {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
    @Inject(CertificatePrinter) private readonly printer: CertificatePrinter,
  ) {}

  /** A template as it is being edited, with the logo of the stored one. Throws `text_unprintable`, `text_too_long`, `template_placeholder`. */
  async template(actor: Actor, { templateId, content, sample }: { templateId: string | null; content: CertificateTemplate; sample: SampleKind }): Promise<Uint8Array> {
    assertCertificates(actor, 'certificate.manage');
    assertAllowed(checkWording(content.wording));
    const { numbering, stored } = await this.database.transaction(actor, async (transaction) => ({
      numbering: await agencyNumbering(transaction),
      stored: templateId === null ? null : await templateById(transaction, templateId),
    }));
    if (templateId !== null && !stored) throw new DomainError('not_found');
    const logo = logoOf(stored?.logoKey ?? null);
    return this.draw(sampleSnapshot({
      kind: sample, agency: numbering.agency, template: content, logo, number: sampleNumber(numbering), address: this.address(), today: numbering.today,
    }));
  }

  /** What an enrolment of a bulk issue would get. */
  async enrolment(actor: Actor, enrolmentId: string): Promise<Uint8Array> {
    assertCertificates(actor, 'certificate.manage');
    const { facts, numbering } = await this.database.transaction(actor, async (transaction) => ({
      facts: await readEnrolment(transaction, enrolmentId),
      numbering: await agencyNumbering(transaction),
    }));
    if (!facts) throw new DomainError('not_found');
    return this.draw(snapshotOf(facts, { number: sampleNumber(numbering), code: SAMPLE_CODE, address: this.address() }));
  }

  private address(): string {
    return this.site.address(`/verifikasi/${SAMPLE_CODE}`);
  }

  private async draw(snapshot: Parameters<CertificatePrinter['print']>[0]): Promise<Uint8Array> {
    try {
      return await this.printer.print(snapshot);
    } catch (error) {
      throw documentRefusal(error);
    }
  }
}
