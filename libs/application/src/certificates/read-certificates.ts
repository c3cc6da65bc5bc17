import type { CertificateDetail, CertificateRow } from '@sinau/contracts/certificates';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { certificateById, certificateHistory, listCertificates, type CertificateFilter, type IssuedCertificate } from '@sinau/persistence/certificates';
import { Database } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { assertCertificates } from './assert-certificates.js';
import { CertificateLogos } from './certificate-logos.js';
import { certificateDetailOf } from './certificate-view.js';
import type { Logo } from './manage-logo.js';
import { PdfFiles, type PdfFile } from './pdf-files.js';

/** An agency's certificates, for its administrators and auditors. */
@Injectable()
export class ReadCertificates {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PdfFiles) private readonly files: PdfFiles,
    @Inject(CertificateLogos) private readonly logos: CertificateLogos,
  ) {}

  async list(actor: Actor, filter: CertificateFilter): Promise<{ rows: CertificateRow[]; next: string | null }> {
    assertCertificates(actor, 'certificate.read');
    const { rows, next } = await this.database.transaction(actor, (transaction) => listCertificates(transaction, filter));
    return { rows: rows.map((row) => ({ ...row, issuedAt: row.issuedAt.toISOString() })), next };
  }

  async one(actor: Actor, certificateId: string): Promise<CertificateDetail> {
    const certificate = await this.find(actor, certificateId);
    const history = await this.database.transaction(actor, (transaction) => certificateHistory(transaction, certificate.enrolmentId));
    return certificateDetailOf(certificate, history);
  }

  async pdf(actor: Actor, certificateId: string): Promise<PdfFile> {
    return this.files.open(await this.find(actor, certificateId));
  }

  async logo(actor: Actor, certificateId: string): Promise<Logo> {
    return this.logos.open(await this.find(actor, certificateId));
  }

  private async find(actor: Actor, certificateId: string): Promise<IssuedCertificate> {
    assertCertificates(actor, 'certificate.read');
    const certificate = await certificateById(this.database, actor, certificateId);
    if (!certificate) throw new DomainError('not_found');
    return certificate;
  }
}
