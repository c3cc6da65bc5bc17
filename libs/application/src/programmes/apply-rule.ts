import type { SystemActor } from '@sinau/domain/identity';
import type { RuleStanding } from '@sinau/domain/programmes';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { runById } from '@sinau/persistence/enrolments';
import { addRuleRound, countRulePeople, lockDueRule, newcomersOfRule, rulesDue, ruleWasApplied, type DueRule, type NewRound } from '@sinau/persistence/programmes';
import { Inject, Injectable } from '@nestjs/common';
import { TellSeated } from '../enrolments/index.js';
import { seatOrWait } from './wait-for-seat.js';

/**
 * Enrols whoever fits a rule and is new to its run, in seats and then on the waiting list. Who came to fit since (moved, measured) comes
 * in at the next hour of the rule; who was taken out, or left the list, never does. Run twice, the second finds the rule not due.
 */
@Injectable()
export class ApplyRule {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TellSeated) private readonly tellSeated: TellSeated,
  ) {}

  /** Rules of the agency that somebody asked for, or whose hour has come. */
  find(actor: SystemActor, at: Date): Promise<string[]> {
    return this.database.transaction(actor, (transaction) => rulesDue(transaction, at));
  }

  /** In one transaction: all of it or nothing. */
  async run(actor: SystemActor, ruleId: string, at: Date): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const rule = await lockDueRule(transaction, ruleId, at);
      if (!rule) return;
      await ruleWasApplied(transaction, ruleId, at);
      const round = await this.enrol(transaction, rule);
      if (round.enrolled + round.waiting === 0 && rule.askedBy === null) return;
      await addRuleRound(transaction, rule, round);
      await recordAudit(transaction, 'enrolment_rule.applied', { kind: 'enrolment_rule', id: ruleId }, { run: rule.runId, name: rule.name, enrolled: round.enrolled, waiting: round.waiting, askedBy: rule.askedBy });
    });
  }

  private async enrol(transaction: Transaction, rule: DueRule): Promise<NewRound> {
    const { counts } = await countRulePeople(transaction, rule);
    const sum = (...standings: readonly RuleStanding[]): number => counts.reduce((all, one) => all + (standings.includes(one.standing) ? one.people : 0), 0);
    const fitting = counts.reduce((all, { people }) => all + people, 0);
    const told = { fitting, keptOut: sum('withdrawn', 'excepted') };
    const run = sum('newcomer') === 0 ? null : await runById(transaction, rule.runId);
    if (!run) return { ...told, enrolled: 0, waiting: 0 };
    const { enrolled, waiting, seats } = await seatOrWait(transaction, rule.runId, await newcomersOfRule(transaction, rule), 'rule');
    await this.tellSeated.tell(transaction, run, seats);
    return { ...told, enrolled, waiting };
  }
}
