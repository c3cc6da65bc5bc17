import type { CompetencyRow, CompetencyView } from '@sinau/contracts/competencies';
import { competencyLevels, type FrameworkEntry } from '@sinau/domain/competencies';
import type { CompetencyClass } from '@sinau/domain/courses';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import {
  archiveCompetency, changeCompetency, competencyById, insertCompetency, listCompetencies, restoreCompetency, type Competency,
} from '@sinau/persistence/competencies';
import { cutPage, Database, newId, readCursor, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { assertMayManage, assertMayRead } from './assert-competencies.js';

export type CompetencyQuery = {
  readonly after?: string | undefined; readonly limit: number; readonly search?: string | undefined; readonly class?: CompetencyClass | undefined; readonly archived: 'yes' | 'no';
};
/** Levels come in their order, so their numbers are not sent. */
export type CompetencyForm = Omit<FrameworkEntry, 'levels'> & { readonly levels: readonly { readonly title: string; readonly indicators: readonly string[] }[] };

const entryOf = (form: CompetencyForm): FrameworkEntry => ({
  code: form.code, name: form.name, competencyClass: form.competencyClass, description: form.description,
  levels: competencyLevels.flatMap((level) => {
    const told = form.levels[level - 1];
    return told ? [{ level, title: told.title, indicators: told.indicators }] : [];
  }),
});

function viewOf({ levels, ...competency }: Competency): CompetencyView {
  return { ...competency, levels: levels.map(({ level, title, indicators }) => ({ level, title, indicators: [...indicators] })) };
}

async function viewById(transaction: Transaction, id: string): Promise<CompetencyView> {
  const competency = await competencyById(transaction, id);
  if (!competency) throw new DomainError('not_found');
  return viewOf(competency);
}

type CompetencyDeed = 'competency.created' | 'competency.changed' | 'competency.archived' | 'competency.restored';

/** The competency framework of an agency. */
@Injectable()
export class EditCompetency {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(actor: PersonActor, query: CompetencyQuery): Promise<{ rows: CompetencyRow[]; next: string | null }> {
    assertMayRead(actor);
    const [after] = readCursor(query.after, ['text']) ?? [];
    const filter = { search: query.search ? query.search : null, competencyClass: query.class ?? null, archived: query.archived === 'yes' };
    const page = cutPage(await listCompetencies(this.database, actor, filter, after ?? null, query.limit + 1), query.limit, ({ code }) => [code]);
    return { rows: [...page.rows], next: page.next };
  }

  /** Throws `not_found`. */
  read(actor: PersonActor, id: string): Promise<CompetencyView> {
    assertMayRead(actor);
    return this.database.transaction(actor, (transaction) => viewById(transaction, id));
  }

  /** Throws `code_taken`. */
  create(actor: PersonActor, form: CompetencyForm): Promise<CompetencyView> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => {
      const id = newId();
      if (!(await insertCompetency(transaction, id, entryOf(form)))) throw new DomainError('code_taken');
      return this.recorded(transaction, 'competency.created', id);
    });
  }

  /** Throws `not_found`, `conflict` when somebody else was faster, `code_taken`. */
  change(actor: PersonActor, id: string, revision: number, form: CompetencyForm): Promise<CompetencyView> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => {
      await viewById(transaction, id);
      const outcome = await changeCompetency(transaction, id, revision, entryOf(form));
      if (outcome !== 'done') throw new DomainError(outcome === 'stale' ? 'conflict' : 'code_taken');
      return this.recorded(transaction, 'competency.changed', id);
    });
  }

  /** Throws `not_found`. What was measured stays; asked twice, it is done once. */
  archive(actor: PersonActor, id: string): Promise<CompetencyView> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => ((await archiveCompetency(transaction, id)) ? this.recorded(transaction, 'competency.archived', id) : viewById(transaction, id)));
  }

  /** Throws `not_found`. */
  restore(actor: PersonActor, id: string): Promise<CompetencyView> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => ((await restoreCompetency(transaction, id)) ? this.recorded(transaction, 'competency.restored', id) : viewById(transaction, id)));
  }

  private async recorded(transaction: Transaction, action: CompetencyDeed, id: string): Promise<CompetencyView> {
    const view = await viewById(transaction, id);
    await recordAudit(transaction, action, { kind: 'competency', id }, { code: view.code, name: view.name });
    return view;
  }
}
