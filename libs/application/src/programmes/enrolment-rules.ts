import type { EnrolmentRulesView, EnrolmentRuleView } from '@sinau/contracts/programmes';
import { applyEnrolmentRule } from '@sinau/contracts/jobs';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { checkConditions, mayActivateRule } from '@sinau/domain/programmes';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import type { RunRecord } from '@sinau/persistence/enrolments';
import { askForRule, insertRule, knowsRuleParts, moveRule, removeRule, ruleById, rulesOfRun, updateRule, zoneOfRules, type RuleRecord, type RuleValues } from '@sinau/persistence/programmes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { readableRun, runFor } from './run-access.js';

function viewOf({ triedRevision, rounds, ...rule }: RuleRecord): EnrolmentRuleView {
  return {
    ...rule,
    conditions: rule.conditions.map((one) => (one.kind === 'unit' ? { ...one, unitIds: [...one.unitIds] } : one.kind === 'position_kind' ? { ...one, positionKinds: [...one.positionKinds] } : one)),
    tried: triedRevision === rule.revision,
    createdAt: rule.createdAt.toISOString(),
    rounds: rounds.map((round) => ({ ...round, appliedAt: round.appliedAt.toISOString() })),
  };
}

/** Rules by which people come into a run: written, begun and paused here; the worker applies them. */
@Injectable()
export class EnrolmentRules {
  constructor(@Inject(Database) private readonly database: Database) {}

  list(actor: Actor, runId: string): Promise<EnrolmentRulesView> {
    return this.database.transaction(actor, async (transaction) => {
      await readableRun(transaction, actor, runId);
      return { timeZone: await zoneOfRules(transaction, runId), rows: (await rulesOfRun(transaction, runId)).map(viewOf) };
    });
  }

  /** The client makes the id: the same call again gives the same rule. Throws `run_ended`, `rule_empty`, `rule_condition_twice`, `not_found` for parts of another agency. */
  create(actor: Actor, runId: string, { id, ...values }: RuleValues & { readonly id: string }): Promise<EnrolmentRuleView> {
    const { personId } = personOf(actor);
    assertAllowed(checkConditions(values.conditions));
    return this.database.transaction(actor, async (transaction) => {
      assertOpen(await runFor(transaction, actor, runId, 'enrolment.manage'));
      if (!(await knowsRuleParts(transaction, values))) throw new DomainError('not_found');
      if (await insertRule(transaction, { ...values, id, runId, createdBy: personId })) await recordAudit(transaction, 'enrolment_rule.created', { kind: 'enrolment_rule', id }, { run: runId, name: values.name });
      const rule = await ruleById(transaction, id);
      if (rule?.runId !== runId) throw new DomainError('not_found');
      return viewOf(rule);
    });
  }

  /** The rule is a draft again: it is tried before it enrols anybody. Throws `conflict`. */
  change(actor: Actor, ruleId: string, { revision, ...values }: RuleValues & { readonly revision: number }): Promise<EnrolmentRuleView> {
    assertAllowed(checkConditions(values.conditions));
    return this.act(actor, ruleId, async (transaction) => {
      if (!(await knowsRuleParts(transaction, values))) throw new DomainError('not_found');
      if (!(await updateRule(transaction, ruleId, revision, values))) throw new DomainError('conflict');
      await recordAudit(transaction, 'enrolment_rule.changed', { kind: 'enrolment_rule', id: ruleId }, { name: values.name });
    });
  }

  /** From now on it is applied at its hour, and now when its first day has come. Throws `rule_active`, `rule_not_tried`, `run_ended`. */
  activate(actor: Actor, ruleId: string): Promise<EnrolmentRuleView> {
    return this.act(actor, ruleId, async (transaction, rule, run) => {
      assertOpen(run);
      assertAllowed(mayActivateRule(rule));
      await this.move(transaction, rule, 'active');
      if (rule.startsOn === null || rule.startsOn <= run.today) await this.ask(transaction, actor, ruleId);
    });
  }

  /** Nobody else comes in by it; who came stays. Throws `rule_not_active`. */
  pause(actor: Actor, ruleId: string): Promise<EnrolmentRuleView> {
    return this.act(actor, ruleId, async (transaction, rule) => {
      if (rule.state !== 'active') throw new DomainError('rule_not_active');
      await this.move(transaction, rule, 'paused');
    });
  }

  /** Has the worker apply it now. Throws `rule_not_active`, `run_ended`. */
  apply(actor: Actor, ruleId: string): Promise<EnrolmentRuleView> {
    return this.act(actor, ruleId, async (transaction, _rule, run) => {
      assertOpen(run);
      await this.ask(transaction, actor, ruleId);
    });
  }

  /** Throws `rule_applied` when it has enrolled before: then it is paused, and its history stays. */
  async remove(actor: Actor, ruleId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const { rule } = await this.managed(transaction, actor, ruleId);
      if (!(await removeRule(transaction, ruleId))) throw new DomainError('rule_applied');
      await recordAudit(transaction, 'enrolment_rule.removed', { kind: 'enrolment_rule', id: ruleId }, { run: rule.runId, name: rule.name });
    });
  }

  private act(actor: Actor, ruleId: string, work: (transaction: Transaction, rule: RuleRecord, run: RunRecord) => Promise<void>): Promise<EnrolmentRuleView> {
    return this.database.transaction(actor, async (transaction) => {
      const { rule, run } = await this.managed(transaction, actor, ruleId);
      await work(transaction, rule, run);
      return viewOf((await ruleById(transaction, ruleId)) ?? rule);
    });
  }

  private async managed(transaction: Transaction, actor: Actor, ruleId: string): Promise<{ rule: RuleRecord; run: RunRecord }> {
    const rule = await ruleById(transaction, ruleId);
    if (!rule) throw new DomainError('not_found');
    return { rule, run: await runFor(transaction, actor, rule.runId, 'enrolment.manage') };
  }

  private async move(transaction: Transaction, rule: RuleRecord, to: 'active' | 'paused'): Promise<void> {
    if (!(await moveRule(transaction, rule.id, rule.state, to))) throw new DomainError('conflict');
    await recordAudit(transaction, to === 'active' ? 'enrolment_rule.activated' : 'enrolment_rule.paused', { kind: 'enrolment_rule', id: rule.id }, { run: rule.runId, name: rule.name });
  }

  private async ask(transaction: Transaction, actor: Actor, ruleId: string): Promise<void> {
    if (!(await askForRule(transaction, ruleId, personOf(actor).personId))) throw new DomainError('rule_not_active');
    await enqueue(transaction, applyEnrolmentRule, { agencyId: transaction.agencyId, ruleId });
  }
}

function assertOpen(run: RunRecord): void {
  if (run.phase === 'ended') throw new DomainError('run_ended', { endsOn: run.endsOn });
}
