import type { BehaviourView } from '@sinau/contracts/evaluations';
import { DomainError } from '@sinau/domain/core';
import type { BehaviourDays } from '@sinau/domain/evaluations';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId } from '@sinau/persistence/core';
import { behaviourSetting, isBehaviourForm, startBehaviour } from '@sinau/persistence/evaluations';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { behaviourViewOf } from './read-behaviour.js';
import { runManaged } from './run-evaluated.js';

export type BehaviourWish = { readonly formVersionId: string; readonly days: readonly BehaviourDays[]; readonly colleagues: number };

/** Begins to ask about the behaviour of a run's alumni, or changes when and whom. */
@Injectable()
export class ChangeBehaviour {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`, `behaviour_form_unknown`, and `behaviour_started` when the form is another one after people were asked. */
  run(actor: Actor, runId: string, { formVersionId, days, colleagues }: BehaviourWish): Promise<BehaviourView> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      const run = await runManaged(transaction, actor, runId);
      if (!(await isBehaviourForm(transaction, formVersionId))) throw new DomainError('behaviour_form_unknown');
      const now = await behaviourSetting(transaction, runId);
      if (now !== null && now.opened > 0 && now.formVersionId !== formVersionId) throw new DomainError('behaviour_started');
      const wanted = [...new Set(days)].sort((a, b) => a - b);
      await startBehaviour(transaction, { id: now?.evaluationId ?? newId(), runId, formVersionId, personId, days: wanted, colleagues });
      await recordAudit(transaction, now === null ? 'behaviour.started' : 'behaviour.changed', { kind: 'run', id: runId }, { days: wanted.map(String), colleagues });
      return behaviourViewOf(transaction, run);
    });
  }
}
