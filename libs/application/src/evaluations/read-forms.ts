import type { FormRow, FormVersionView, FormView } from '@sinau/contracts/evaluations';
import { DomainError } from '@sinau/domain/core';
import type { EvaluationLevel } from '@sinau/domain/evaluations';
import type { Actor } from '@sinau/domain/identity';
import { cutPage, Database, readCursor } from '@sinau/persistence/core';
import { formVersionById, listForms } from '@sinau/persistence/evaluations';
import { Inject, Injectable } from '@nestjs/common';
import { assertForms, formViewOf, writtenItems } from './form-view.js';

export type FormsRequest = { readonly after?: string | undefined; readonly limit: number; readonly search?: string | undefined; readonly level?: EvaluationLevel | undefined; readonly archived: boolean };

/** Forms, their drafts and what was published of them. */
@Injectable()
export class ReadForms {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(actor: Actor, { after, limit, search, level, archived }: FormsRequest): Promise<{ rows: FormRow[]; next: string | null }> {
    assertForms(actor, 'evaluation.read');
    const [name] = readCursor(after, ['text']) ?? [];
    const found = await this.database.transaction(actor, (transaction) => listForms(transaction, { search: search ?? null, level: level ?? null, archived, after: name ?? null, limit: limit + 1 }));
    const page = cutPage(found, limit, (form) => [form.name]);
    return { rows: [...page.rows], next: page.next };
  }

  /** Throws `not_found`. */
  one(actor: Actor, formId: string): Promise<FormView> {
    assertForms(actor, 'evaluation.read');
    return this.database.transaction(actor, (transaction) => formViewOf(transaction, formId));
  }

  /** Throws `not_found`. */
  async version(actor: Actor, formId: string, versionId: string): Promise<FormVersionView> {
    assertForms(actor, 'evaluation.read');
    const version = await this.database.transaction(actor, (transaction) => formVersionById(transaction, versionId));
    if (version?.formId !== formId) throw new DomainError('not_found');
    return { ...version, items: writtenItems(version.items) };
  }
}
