import type { TemplateBody, TemplateView } from '@sinau/contracts/planning';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { archiveTemplate, changeTemplate, competenciesKnown, insertTemplate, listTemplates, templateById } from '@sinau/persistence/planning';
import { Inject, Injectable } from '@nestjs/common';
import { assertPlans } from './plan-view.js';

async function assertCompetencies(transaction: Transaction, { effects }: TemplateBody): Promise<void> {
  if (!(await competenciesKnown(transaction, effects.map(({ competencyId }) => competencyId)))) throw new DomainError('template_competency_unknown');
}

async function templateOf(transaction: Transaction, id: string): Promise<TemplateView> {
  const template = await templateById(transaction, id);
  if (!template) throw new DomainError('not_found');
  return template;
}

/** What the planner chooses from. */
@Injectable()
export class PlanTemplates {
  constructor(@Inject(Database) private readonly database: Database) {}

  list(actor: PersonActor): Promise<TemplateView[]> {
    assertPlans(actor, 'plan.read');
    return this.database.transaction(actor, (transaction) => listTemplates(transaction));
  }

  /** Throws `template_name_taken`, `template_competency_unknown`. */
  create(actor: PersonActor, { id, ...body }: TemplateBody & { readonly id: string }): Promise<TemplateView> {
    assertPlans(actor, 'plan.manage');
    return this.database.transaction(actor, async (transaction) => {
      await assertCompetencies(transaction, body);
      const outcome = await insertTemplate(transaction, id, body);
      if (outcome === 'name_taken') throw new DomainError('template_name_taken');
      if (outcome === 'done') await recordAudit(transaction, 'programme_template.created', { kind: 'programme_template', id }, { name: body.name });
      return templateOf(transaction, id);
    });
  }

  /** Throws `not_found`, `conflict`, `template_name_taken`, `template_competency_unknown`. */
  change(actor: PersonActor, id: string, { revision, ...body }: TemplateBody & { readonly revision: number }): Promise<TemplateView> {
    assertPlans(actor, 'plan.manage');
    return this.database.transaction(actor, async (transaction) => {
      await templateOf(transaction, id);
      await assertCompetencies(transaction, body);
      const outcome = await changeTemplate(transaction, id, revision, body);
      if (outcome !== 'done') throw new DomainError(outcome === 'none' ? 'conflict' : 'template_name_taken');
      await recordAudit(transaction, 'programme_template.changed', { kind: 'programme_template', id }, { name: body.name });
      return templateOf(transaction, id);
    });
  }

  /** Throws `not_found`. */
  archive(actor: PersonActor, id: string): Promise<void> {
    assertPlans(actor, 'plan.manage');
    return this.database.transaction(actor, async (transaction) => {
      if (!(await archiveTemplate(transaction, id))) throw new DomainError('not_found');
      await recordAudit(transaction, 'programme_template.archived', { kind: 'programme_template', id });
    });
  }
}
