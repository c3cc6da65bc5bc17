import { createHash } from 'node:crypto';
import type { TemplateView } from '@sinau/contracts/certificates';
import { readImage } from '@sinau/documents';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { pictureHead, PictureError, rewritePicture } from '@sinau/media';
import { recordAudit } from '@sinau/persistence/audit';
import { saveTemplateLogo } from '@sinau/persistence/certificates';
import { Database } from '@sinau/persistence/core';
import { isUnavailable, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { assertCertificates } from './assert-certificates.js';
import { CertificatePrinter } from './certificate-printer.js';
import { documentRefusal } from './document-refusal.js';
import { logoKey } from './logo-key.js';
import { existingTemplate, templateViewOf } from './manage-templates.js';

const BYTE_LIMIT = 512 * 1024;
/** Twice what a printed sheet shows of it. */
const LONGEST_EDGE = 1_200;
/** It is decoded within the request: so many take a fraction of a second. */
const MOST_PIXELS = 12_000_000;

export type Logo = { readonly bytes: Uint8Array; readonly contentType: 'image/png' | 'image/jpeg' };

/** The picture at a template's head. What it is, its bytes decide and no name; only its pixels are kept, written anew. */
@Injectable()
export class ManageLogo {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CertificatePrinter) private readonly printer: CertificatePrinter,
  ) {}

  /** Throws `image_kind_refused`, `image_damaged`, `image_too_large`, `conflict`. `null` takes the logo away. */
  async set(actor: Actor, templateId: string, { revision, bytes }: { readonly revision: number; readonly bytes: Buffer | null }): Promise<TemplateView> {
    const { agencyId } = assertCertificates(actor, 'certificate.manage');
    await this.database.transaction(actor, (transaction) => existingTemplate(transaction, templateId));
    const key = bytes === null ? null : await this.place(agencyId, bytes);
    return this.database.transaction(actor, async (transaction) => {
      if (!(await saveTemplateLogo(transaction, templateId, revision, key))) throw new DomainError('conflict');
      await recordAudit(transaction, 'certificate_template.logo', { kind: 'certificate_template', id: templateId }, { set: key !== null });
      return templateViewOf(await existingTemplate(transaction, templateId));
    });
  }

  async read(actor: Actor, templateId: string): Promise<Logo> {
    assertCertificates(actor, 'certificate.read');
    const { logoKey: key } = await this.database.transaction(actor, (transaction) => existingTemplate(transaction, templateId));
    const bytes = await this.printer.pictureIfAny(key);
    if (bytes === null) throw new DomainError('not_found');
    return { bytes, contentType: key?.endsWith('.png') === true ? 'image/png' : 'image/jpeg' };
  }

  private async place(agencyId: string, bytes: Buffer): Promise<string> {
    if (bytes.byteLength > BYTE_LIMIT) throw new DomainError('image_too_large');
    try {
      readImage(bytes);
      const head = pictureHead(bytes);
      if (head.width * head.height > MOST_PIXELS) throw new DomainError('image_too_large');
      const logo = await rewritePicture(bytes, LONGEST_EDGE);
      const sha256 = createHash('sha256').update(logo.bytes).digest('hex');
      const key = logoKey(agencyId, sha256, logo.contentType === 'image/png' ? 'png' : 'jpg');
      await this.store.put(key, logo.bytes, { contentType: logo.contentType, sha256 });
      return key;
    } catch (error) {
      if (error instanceof PictureError) throw new DomainError('image_damaged');
      throw isUnavailable(error) ? new DomainError('unavailable', { service: 'storage' }) : documentRefusal(error);
    }
  }
}
