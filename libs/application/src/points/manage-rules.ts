import type { NewRule, RuleView } from '@sinau/contracts/points';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import type { RuleParameters } from '@sinau/domain/points';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId } from '@sinau/persistence/core';
import { everyRule, insertRule, lockRules, ruleById, verifyRule, type StoredRule } from '@sinau/persistence/points';
import { Inject, Injectable } from '@nestjs/common';

function viewOf({ verifiedBy, verifiedAt, ...rule }: StoredRule): RuleView {
  const { parameters } = rule;
  const shown: RuleView['parameters'] = 'activityKinds' in parameters ? { ...parameters, activityKinds: [...parameters.activityKinds] } : parameters;
  return { ...rule, parameters: shown, verified: verifiedAt === null ? null : { by: verifiedBy ?? '', at: verifiedAt.toISOString() } };
}

/** Whether two rows speak of the same thing, so that only their dates can tell which holds. */
function sameMatter(one: RuleParameters, other: RuleParameters): boolean {
  if (one.kind === 'yearly_hours') return other.kind === one.kind && other.appliesTo === one.appliesTo;
  if (one.kind === 'minutes_per_hour') return other.kind === one.kind;
  return other.kind === one.kind && one.activityKinds.some((kind) => other.activityKinds.includes(kind));
}

/** The rules by which hours are counted. They are the installation's, so only its administrators write them. */
@Injectable()
export class ManageRules {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(actor: PersonActor): Promise<{ rules: RuleView[]; mayManage: boolean }> {
    const rules = await this.database.transaction(actor, everyRule);
    return { rules: rules.map(viewOf), mayManage: can(actor, 'hours_rule.manage', { agencyId: actor.agencyId }) };
  }

  /** Throws `rule_days_reversed`, `rule_exists`. */
  async add(actor: PersonActor, rule: NewRule): Promise<RuleView> {
    this.assertManages(actor);
    if (rule.validTo !== null && rule.validTo < rule.validFrom) throw new DomainError('rule_days_reversed');
    return this.database.transaction(actor, async (transaction) => {
      await lockRules(transaction);
      const taken = (await everyRule(transaction)).some((other) => other.validFrom === rule.validFrom && sameMatter(rule.parameters, other.parameters));
      if (taken) throw new DomainError('rule_exists');
      const stored = await insertRule(transaction, { ...rule, id: newId() });
      await recordAudit(transaction, 'hours_rule.added', { kind: 'hours_rule', id: stored.id }, { regulation: rule.regulation, article: rule.article, kind: rule.parameters.kind, validFrom: rule.validFrom });
      return viewOf(stored);
    });
  }

  /** Throws `not_found`, `rule_frozen`. */
  async verify(actor: PersonActor, ruleId: string, source: string): Promise<RuleView> {
    this.assertManages(actor);
    return this.database.transaction(actor, async (transaction) => {
      if (!(await ruleById(transaction, ruleId))) throw new DomainError('not_found');
      const rule = await verifyRule(transaction, ruleId, actor.name, source);
      if (!rule) throw new DomainError('rule_frozen');
      await recordAudit(transaction, 'hours_rule.verified', { kind: 'hours_rule', id: null }, { rule: ruleId, source });
      return viewOf(rule);
    });
  }

  private assertManages(actor: PersonActor): void {
    if (!can(actor, 'hours_rule.manage', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
  }
}
