import type { RulePersonRow, RulePreview } from '@sinau/contracts/programmes';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { checkConditions, type EnrolmentRule, type RuleStanding } from '@sinau/domain/programmes';
import { cutPage, Database, readCursor, type Transaction } from '@sinau/persistence/core';
import { knowsRuleParts, listRulePeople, ruleById, ruleTried, type RuleRecord, type RuleSentence } from '@sinau/persistence/programmes';
import { Inject, Injectable } from '@nestjs/common';
import { readableRun, runFor } from './run-access.js';
import { rulePreviewOf } from './rule-preview.js';

export type RulePeopleFilter = { readonly after?: string | undefined; readonly limit: number; readonly standing?: RuleStanding | undefined };

const sentenceOf = ({ runId, conditions, exceptions }: RuleRecord): RuleSentence => ({ runId, conditions, exceptions: exceptions.map(({ id }) => id) });

/** Says whom a rule would enrol, before it does. */
@Injectable()
export class TryRule {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Of a sentence that is being written. */
  preview(actor: Actor, runId: string, rule: EnrolmentRule): Promise<RulePreview> {
    assertAllowed(checkConditions(rule.conditions));
    return this.database.transaction(actor, async (transaction) => {
      await runFor(transaction, actor, runId, 'enrolment.manage');
      if (!(await knowsRuleParts(transaction, rule))) throw new DomainError('not_found');
      return rulePreviewOf(transaction, { ...rule, runId });
    });
  }

  /** Of a rule as it stands, which may be begun afterwards. Throws `conflict` when it was changed since `revision`. */
  trial(actor: Actor, ruleId: string, revision: number): Promise<RulePreview> {
    return this.database.transaction(actor, async (transaction) => {
      const rule = await this.found(transaction, ruleId);
      await runFor(transaction, actor, rule.runId, 'enrolment.manage');
      if (!(await ruleTried(transaction, ruleId, revision))) throw new DomainError('conflict');
      return rulePreviewOf(transaction, sentenceOf(rule));
    });
  }

  /** Everybody who fits, by name, and why each is or is not enrolled. */
  async people(actor: Actor, ruleId: string, { after, limit, standing }: RulePeopleFilter): Promise<{ rows: RulePersonRow[]; next: string | null }> {
    const [name, id] = readCursor(after, ['text', 'id']) ?? [];
    const found = await this.database.transaction(actor, async (transaction) => {
      const rule = await this.found(transaction, ruleId);
      await readableRun(transaction, actor, rule.runId);
      return listRulePeople(transaction, sentenceOf(rule), { standing: standing ?? null, after: name !== undefined && id !== undefined ? { name, id } : null, limit: limit + 1 });
    });
    const page = cutPage(found, limit, (person) => [person.name, person.id]);
    return { rows: [...page.rows], next: page.next };
  }

  private async found(transaction: Transaction, ruleId: string): Promise<RuleRecord> {
    const rule = await ruleById(transaction, ruleId);
    if (!rule) throw new DomainError('not_found');
    return rule;
  }
}
