import type { RuleView } from '@sinau/contracts/competencies';
import { weighCompetencies } from '@sinau/contracts/jobs';
import { initialRule, type WeighingRule } from '@sinau/domain/competencies';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { insertRule, lockRule, ruleInForce } from '@sinau/persistence/competencies';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { assertMayManage, assertMayRead } from './assert-competencies.js';

async function viewOf(transaction: Transaction): Promise<RuleView> {
  const rule = await ruleInForce(transaction);
  if (!rule) return { id: null, ...initialRule, since: null, decidedBy: null, applied: true };
  return { id: rule.id, method: rule.method, weights: rule.weights, ageLimitMonths: rule.ageLimitMonths, since: rule.since.toISOString(), decidedBy: rule.decidedBy, applied: rule.applied };
}

/** How findings are weighed: a row for each decision, the newest in force. */
@Injectable()
export class WeighingRules {
  constructor(@Inject(Database) private readonly database: Database) {}

  read(actor: PersonActor): Promise<RuleView> {
    assertMayRead(actor);
    return this.database.transaction(actor, viewOf);
  }

  /** Throws `rule_without_weight`, and `conflict` when another rule than `after` is in force. Levels are weighed anew in the background. */
  decide(actor: PersonActor, after: string | null, rule: WeighingRule): Promise<RuleView> {
    assertMayManage(actor);
    if (Object.values(rule.weights).every((weight) => weight === 0)) throw new DomainError('rule_without_weight');
    return this.database.transaction(actor, async (transaction) => {
      await lockRule(transaction);
      if (((await ruleInForce(transaction))?.id ?? null) !== after) throw new DomainError('conflict');
      await insertRule(transaction, rule, actor.personId);
      const view = await viewOf(transaction);
      await enqueue(transaction, weighCompetencies, { agencyId: transaction.agencyId });
      await recordAudit(transaction, 'competency_rule.decided', { kind: 'competency_rule', id: view.id }, { method: rule.method, ...rule.weights, ageLimitMonths: rule.ageLimitMonths });
      return view;
    });
  }
}
