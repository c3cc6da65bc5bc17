import type { FormView } from '@sinau/contracts/evaluations';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { checkForm, type EvaluationLevel, type FormItem } from '@sinau/domain/evaluations';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, violatedConstraint, type Transaction } from '@sinau/persistence/core';
import { formById, insertForm, insertFormVersion, knowsCompetencies, lockedForm, setFormArchived, updateForm, type FormRecord } from '@sinau/persistence/evaluations';
import { Inject, Injectable } from '@nestjs/common';
import { assertForms, formViewOf } from './form-view.js';

export type NewForm = { readonly id: string; readonly name: string; readonly level: EvaluationLevel; readonly copyOf: string | null };

/** Makes, changes, publishes and archives evaluation forms. What is published is frozen; the draft goes on. */
@Injectable()
export class ManageForms {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The client makes the id: the same call again gives the same form. Throws `form_name_taken`, `not_found` for what is to be copied, `conflict` when the id is another agency's. */
  create(actor: Actor, { id, name, level, copyOf }: NewForm): Promise<FormView> {
    assertForms(actor, 'evaluation.manage');
    return this.named(name, actor, async (transaction) => {
      const items = copyOf === null ? [] : (await this.known(transaction, copyOf)).items;
      if (await insertForm(transaction, { id, name, level, items })) await recordAudit(transaction, 'evaluation_form.created', { kind: 'evaluation_form', id }, { name });
      else if (!(await formById(transaction, id))) throw new DomainError('conflict');
      return formViewOf(transaction, id);
    });
  }

  /** Throws `not_found`, `conflict`, `form_archived`, `form_name_taken`, `form_reference_unknown`. */
  change(actor: Actor, formId: string, { revision, name, items }: { readonly revision: number; readonly name: string; readonly items: readonly FormItem[] }): Promise<FormView> {
    assertForms(actor, 'evaluation.manage');
    return this.named(name, actor, async (transaction) => {
      this.assertEditable(await this.locked(transaction, formId), revision);
      if (!(await knowsCompetencies(transaction, items.flatMap(({ competencyId }) => competencyId ?? [])))) throw new DomainError('form_reference_unknown');
      if (!(await updateForm(transaction, formId, revision, { name, items }))) throw new DomainError('conflict');
      return formViewOf(transaction, formId);
    });
  }

  /** Throws `not_found`, `conflict`, `form_archived`, `form_unchanged`, and what `checkForm` refuses. */
  publish(actor: Actor, formId: string, revision: number): Promise<FormView> {
    const { personId } = assertForms(actor, 'evaluation.manage');
    return this.database.transaction(actor, async (transaction) => {
      const form = await this.locked(transaction, formId);
      this.assertEditable(form, revision);
      assertAllowed(checkForm(form.items));
      if (!form.changed) throw new DomainError('form_unchanged', { version: form.versions[0]?.number ?? 0 });
      const version = await insertFormVersion(transaction, formId, personId);
      await recordAudit(transaction, 'evaluation_form.published', { kind: 'evaluation_form', id: formId }, { name: form.name, version });
      return formViewOf(transaction, formId);
    });
  }

  /** Throws `not_found`, `conflict`. */
  archive(actor: Actor, formId: string, { revision, archived }: { readonly revision: number; readonly archived: boolean }): Promise<FormView> {
    assertForms(actor, 'evaluation.manage');
    return this.database.transaction(actor, async (transaction) => {
      const { name } = await this.locked(transaction, formId);
      if (!(await setFormArchived(transaction, formId, revision, archived))) throw new DomainError('conflict');
      await recordAudit(transaction, archived ? 'evaluation_form.archived' : 'evaluation_form.restored', { kind: 'evaluation_form', id: formId }, { name });
      return formViewOf(transaction, formId);
    });
  }

  private assertEditable(form: FormRecord, revision: number): void {
    if (form.archived) throw new DomainError('form_archived');
    if (form.revision !== revision) throw new DomainError('conflict');
  }

  private async known(transaction: Transaction, formId: string): Promise<FormRecord> {
    const form = await formById(transaction, formId);
    if (!form) throw new DomainError('not_found');
    return form;
  }

  private async locked(transaction: Transaction, formId: string): Promise<FormRecord> {
    const form = await lockedForm(transaction, formId);
    if (!form) throw new DomainError('not_found');
    return form;
  }

  private async named<T>(name: string, actor: Actor, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(actor, work);
    } catch (error) {
      throw violatedConstraint(error) === 'evaluation_forms_by_name' ? new DomainError('form_name_taken', { name }) : error;
    }
  }
}
