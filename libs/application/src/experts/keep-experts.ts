import type { ExpertRow, ExpertView } from '@sinau/contracts/experts';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { checkPeriod, type ExpertEntry, type FeeBand, type Period } from '@sinau/domain/experts';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { framework } from '@sinau/persistence/competencies';
import { cutPage, Database, newId, readCursor, type Transaction } from '@sinau/persistence/core';
import { archiveExpert, expertById, insertExpert, keepExpertPeriods, listExperts, restoreExpert, updateExpert } from '@sinau/persistence/experts';
import { Inject, Injectable } from '@nestjs/common';
import { assertManagesExperts, assertReadsExperts, expertRowOf, expertShown } from './expert-view.js';

export type ExpertsQuery = {
  readonly after?: string | undefined; readonly limit: number; readonly search?: string | undefined; readonly competencyId?: string | undefined; readonly feeBand?: FeeBand | undefined;
  readonly day?: string | undefined; readonly archived: 'yes' | 'no';
};
export type ExpertForm = ExpertEntry & { readonly periods: readonly Period[] };

type ExpertDeed = 'expert.added' | 'expert.changed' | 'expert.archived' | 'expert.restored';

/** The register of experts of an agency. */
@Injectable()
export class KeepExperts {
  constructor(@Inject(Database) private readonly database: Database) {}

  list(actor: PersonActor, query: ExpertsQuery): Promise<{ rows: ExpertRow[]; next: string | null }> {
    assertReadsExperts(actor);
    const [name, id] = readCursor(query.after, ['text', 'id']) ?? [];
    return this.database.transaction(actor, async (transaction) => {
      const found = await listExperts(transaction, {
        archived: query.archived === 'yes', search: query.search ?? null, competencyId: query.competencyId ?? null, feeBand: query.feeBand ?? null, day: query.day ?? null,
        after: name === undefined || id === undefined ? null : { name, id }, limit: query.limit + 1,
      });
      const page = cutPage(found, query.limit, (expert) => [expert.name, expert.id]);
      return { rows: page.rows.map(expertRowOf), next: page.next };
    });
  }

  /** Throws `not_found`. */
  one(actor: PersonActor, expertId: string): Promise<ExpertView> {
    assertReadsExperts(actor);
    return this.database.transaction(actor, (transaction) => expertShown(transaction, expertId));
  }

  /** Throws `expert_exists`, `expert_competency_unknown`, `expert_period_reversed`. */
  create(actor: PersonActor, form: ExpertForm): Promise<ExpertView> {
    assertManagesExperts(actor);
    return this.database.transaction(actor, async (transaction) => {
      const entry = await this.checked(transaction, form);
      const id = newId();
      if (!(await insertExpert(transaction, id, entry))) throw new DomainError('expert_exists');
      await keepExpertPeriods(transaction, id, form.periods);
      return this.recorded(transaction, 'expert.added', id);
    });
  }

  /** Throws `not_found`, `conflict`, and what `create` throws. */
  change(actor: PersonActor, expertId: string, { revision, ...form }: ExpertForm & { readonly revision: number }): Promise<ExpertView> {
    assertManagesExperts(actor);
    return this.database.transaction(actor, async (transaction) => {
      if (!(await expertById(transaction, expertId))) throw new DomainError('not_found');
      const outcome = await updateExpert(transaction, expertId, revision, await this.checked(transaction, form));
      if (outcome !== 'done') throw new DomainError(outcome === 'stale' ? 'conflict' : 'expert_exists');
      await keepExpertPeriods(transaction, expertId, form.periods);
      return this.recorded(transaction, 'expert.changed', expertId);
    });
  }

  /** Throws `not_found`. Asked twice, it is done once. */
  archive(actor: PersonActor, expertId: string): Promise<ExpertView> {
    assertManagesExperts(actor);
    return this.database.transaction(actor, async (transaction) => ((await archiveExpert(transaction, expertId)) ? this.recorded(transaction, 'expert.archived', expertId) : expertShown(transaction, expertId)));
  }

  restore(actor: PersonActor, expertId: string): Promise<ExpertView> {
    assertManagesExperts(actor);
    return this.database.transaction(actor, async (transaction) => ((await restoreExpert(transaction, expertId)) ? this.recorded(transaction, 'expert.restored', expertId) : expertShown(transaction, expertId)));
  }

  private async checked(transaction: Transaction, form: ExpertForm): Promise<ExpertEntry> {
    for (const period of form.periods) assertAllowed(checkPeriod(period));
    const known = new Set((await framework(transaction)).map(({ code }) => code));
    const unknown = form.competencies.find((code) => !known.has(code));
    if (unknown !== undefined) throw new DomainError('expert_competency_unknown', { code: unknown });
    return { ...form, competencies: [...new Set(form.competencies)], expertise: [...new Set(form.expertise)] };
  }

  private async recorded(transaction: Transaction, action: ExpertDeed, id: string): Promise<ExpertView> {
    const view = await expertShown(transaction, id);
    await recordAudit(transaction, action, { kind: 'expert', id }, { name: view.name });
    return view;
  }
}
