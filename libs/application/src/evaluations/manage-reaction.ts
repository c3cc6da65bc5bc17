import type { RunEvaluationsView } from '@sinau/contracts/evaluations';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import type { RunRecord } from '@sinau/persistence/enrolments';
import { askableForms, formVersionById, insertReaction, lockedReaction, reactionOfRun, updateReaction, type ReactionSettings, type ReactionValues } from '@sinau/persistence/evaluations';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { manageableRun, mayManage, readableRun } from './run-for-evaluation.js';

export type ReactionChange = ReactionValues & { readonly id: string; readonly revision: number | null };

/** Whether and how a run asks its participants how they liked it. */
@Injectable()
export class ManageReaction {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`. */
  read(actor: Actor, runId: string): Promise<RunEvaluationsView> {
    return this.database.transaction(actor, async (transaction) => this.view(transaction, actor, await readableRun(transaction, actor, runId)));
  }

  /** Throws `not_found`, `conflict`, `evaluation_days`, `form_version_unknown`, `evaluation_has_answers` when the form would change under them. */
  set(actor: Actor, runId: string, { id, revision, ...values }: ReactionChange): Promise<RunEvaluationsView> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      const run = await manageableRun(transaction, actor, runId);
      if (values.closesOn !== null && values.closesOn < values.opensOn) throw new DomainError('evaluation_days', { opensOn: values.opensOn });
      const before = await lockedReaction(transaction, runId);
      await this.assertForm(transaction, before, values.formVersionId);
      const done = revision === null ? await insertReaction(transaction, { ...values, id, runId, createdBy: personId }) : await updateReaction(transaction, runId, revision, values);
      // The same first call again, after its answer was lost, finds its own row.
      if (!done && !(revision === null && before?.id === id)) throw new DomainError('conflict');
      if (done) await recordAudit(transaction, 'evaluation.settled', { kind: 'run', id: runId }, { name: run.name, required: values.requiredForCertificate, opensOn: values.opensOn, closesOn: values.closesOn });
      return this.view(transaction, actor, run);
    });
  }

  private async assertForm(transaction: Transaction, before: ReactionSettings | null, versionId: string): Promise<void> {
    if (before?.formVersionId === versionId) return;
    if (before && before.answered > 0) throw new DomainError('evaluation_has_answers', { answered: before.answered });
    const version = await formVersionById(transaction, versionId);
    if (version?.level !== 1) throw new DomainError('form_version_unknown');
  }

  private async view(transaction: Transaction, actor: Actor, run: RunRecord): Promise<RunEvaluationsView> {
    const reaction = await reactionOfRun(transaction, run.id);
    const offered = await askableForms(transaction, 1);
    const used = reaction === null ? undefined : await formVersionById(transaction, reaction.formVersionId);
    const missing = used && !offered.some(({ versionId }) => versionId === used.id) ? [{ versionId: used.id, name: used.name, version: used.number, items: used.items.length }] : [];
    const { id, name, courseId, courseTitle, startsOn, endsOn, completed, today } = run;
    return { run: { id, name, courseId, courseTitle, startsOn, endsOn, completed }, today, mayManage: mayManage(actor, transaction, run), reaction, forms: [...missing, ...offered] };
  }
}
