import type { CertificateView, OwnCertificate } from '@sinau/contracts/certificates';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { certificateById, certificatesOf, type IssuedCertificate } from '@sinau/persistence/certificates';
import { Database } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { CertificateLogos } from './certificate-logos.js';
import { certificateViewOf, ownCertificateOf } from './certificate-view.js';
import type { Logo } from './manage-logo.js';
import { PdfFiles, type PdfFile } from './pdf-files.js';

/** One's own certificates: whose they are comes from the session alone (A11). */
@Injectable()
export class ReadOwnCertificates {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PdfFiles) private readonly files: PdfFiles,
    @Inject(CertificateLogos) private readonly logos: CertificateLogos,
  ) {}

  async list(actor: Actor): Promise<CertificateView[]> {
    const { personId } = personOf(actor);
    return (await certificatesOf(this.database, actor, personId)).map(certificateViewOf);
  }

  async one(actor: Actor, certificateId: string): Promise<OwnCertificate> {
    return ownCertificateOf(await this.own(actor, certificateId));
  }

  async pdf(actor: Actor, certificateId: string): Promise<PdfFile> {
    return this.files.open(await this.own(actor, certificateId));
  }

  async logo(actor: Actor, certificateId: string): Promise<Logo> {
    return this.logos.open(await this.own(actor, certificateId));
  }

  private async own(actor: Actor, certificateId: string): Promise<IssuedCertificate> {
    const { personId } = personOf(actor);
    const certificate = await certificateById(this.database, actor, certificateId);
    if (certificate?.personId !== personId) throw new DomainError('not_found');
    return certificate;
  }
}
