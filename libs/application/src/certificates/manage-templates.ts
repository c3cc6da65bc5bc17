import type { TemplateView } from '@sinau/contracts/certificates';
import { checkNumberPattern, renderNumber, type CertificateTemplate } from '@sinau/domain/certificates';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import {
  addTemplate, agencyNumbering, listTemplates, makeTemplateDefault, removeTemplate, saveNumberPattern, saveTemplate, templateById, type StoredTemplate,
} from '@sinau/persistence/certificates';
import { Database, violatedConstraint, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { assertCertificates } from './assert-certificates.js';
import { PreviewCertificate } from './preview-certificate.js';

export type TemplateForm = { readonly name: string; readonly content: CertificateTemplate };

export function templateViewOf(template: StoredTemplate): TemplateView {
  const { id, name, content, logoKey, isDefault, revision, updatedAt, runs } = template;
  const { wording, signatories } = content;
  return {
    id, name, isDefault, revision, runs, hasLogo: logoKey !== null, updatedAt: updatedAt.toISOString(),
    content: { ...content, wording: [...wording], signatories: signatories.map((signatory) => ({ ...signatory })) },
  };
}

/** The row of a template; throws `not_found`. */
export async function existingTemplate(transaction: Transaction, templateId: string): Promise<StoredTemplate> {
  const template = await templateById(transaction, templateId);
  if (!template) throw new DomainError('not_found');
  return template;
}

/** Throws `template_name_taken` for the one constraint that a name can violate. */
function nameRefusal(error: unknown): unknown {
  return violatedConstraint(error) === null ? error : new DomainError('template_name_taken');
}

/** Certificate templates and the agency's number pattern. Issued certificates keep their own copy of both. */
@Injectable()
export class ManageTemplates {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PreviewCertificate) private readonly preview: PreviewCertificate,
  ) {}

  async list(actor: Actor): Promise<TemplateView[]> {
    assertCertificates(actor, 'certificate.read');
    return (await this.database.transaction(actor, listTemplates)).map(templateViewOf);
  }

  async one(actor: Actor, templateId: string): Promise<TemplateView> {
    assertCertificates(actor, 'certificate.read');
    return templateViewOf(await this.database.transaction(actor, (transaction) => existingTemplate(transaction, templateId)));
  }

  async add(actor: Actor, { name, content }: TemplateForm): Promise<TemplateView> {
    await this.assertPrints(actor, null, content);
    return this.write(actor, async (transaction) => {
      const id = await addTemplate(transaction, name, content);
      await recordAudit(transaction, 'certificate_template.added', { kind: 'certificate_template', id }, { name });
      return id;
    });
  }

  /** Throws `conflict` when somebody else has saved since `revision`. */
  async save(actor: Actor, templateId: string, { revision, name, content }: TemplateForm & { readonly revision: number }): Promise<TemplateView> {
    await this.assertPrints(actor, templateId, content);
    return this.write(actor, async (transaction) => {
      await existingTemplate(transaction, templateId);
      if (!(await saveTemplate(transaction, { id: templateId, revision, name, content }))) throw new DomainError('conflict');
      await recordAudit(transaction, 'certificate_template.changed', { kind: 'certificate_template', id: templateId }, { name });
      return templateId;
    });
  }

  makeDefault(actor: Actor, templateId: string): Promise<TemplateView> {
    return this.write(actor, async (transaction) => {
      const { name } = await existingTemplate(transaction, templateId);
      await makeTemplateDefault(transaction, templateId);
      await recordAudit(transaction, 'certificate_template.default', { kind: 'certificate_template', id: templateId }, { name });
      return templateId;
    });
  }

  async remove(actor: Actor, templateId: string): Promise<void> {
    assertCertificates(actor, 'certificate.manage');
    await this.database.transaction(actor, async (transaction) => {
      const { name } = await existingTemplate(transaction, templateId);
      if (!(await removeTemplate(transaction, templateId))) throw new DomainError('template_in_use');
      await recordAudit(transaction, 'certificate_template.removed', { kind: 'certificate_template', id: templateId }, { name });
    });
  }

  async numbering(actor: Actor): Promise<{ pattern: string; next: string }> {
    assertCertificates(actor, 'certificate.read');
    return this.database.transaction(actor, async (transaction) => {
      const { pattern, next, year, month, agency } = await agencyNumbering(transaction);
      return { pattern, next: checkNumberPattern(pattern).allowed ? renderNumber(pattern, { sequence: next, year, month, code: agency.code }) : '' };
    });
  }

  async setNumbering(actor: Actor, pattern: string): Promise<{ pattern: string; next: string }> {
    const { agencyId } = assertCertificates(actor, 'certificate.manage');
    assertAllowed(checkNumberPattern(pattern));
    await this.database.transaction(actor, async (transaction) => {
      await saveNumberPattern(transaction, pattern);
      await recordAudit(transaction, 'certificate_numbering.changed', { kind: 'agency', id: agencyId }, { pattern });
    });
    return this.numbering(actor);
  }

  /** Drawn with the longest texts, so that no template is stored that fails when it is needed. */
  private async assertPrints(actor: Actor, templateId: string | null, content: CertificateTemplate): Promise<void> {
    await this.preview.template(actor, { templateId, content, sample: 'longest' });
  }

  private async write(actor: Actor, work: (transaction: Transaction) => Promise<string>): Promise<TemplateView> {
    assertCertificates(actor, 'certificate.manage');
    try {
      return await this.database.transaction(actor, async (transaction) => templateViewOf(await existingTemplate(transaction, await work(transaction))));
    } catch (error) {
      throw nameRefusal(error);
    }
  }
}
