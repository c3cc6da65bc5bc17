import { askedAbout, MOST_COLLEAGUES, reminderRule, standingOf } from '@sinau/domain/evaluations';
import type { SystemActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId, type Transaction } from '@sinau/persistence/core';
import { closeFollowUp, dueFollowUps, followUpsDue, followUpsMissing, openFollowUp, planMissingFollowUps, plannedBehaviour, takeOverPlan } from '@sinau/persistence/evaluations';
import { Inject, Injectable } from '@nestjs/common';

const AT_ONCE = 500;

/**
 * Takes over what a programme plans to ask about the behaviour of its runs' alumni, plans the askings about people who completed a
 * run, and opens them on their day. Running twice changes nothing.
 */
@Injectable()
export class FollowBehaviour {
  constructor(@Inject(Database) private readonly database: Database) {}

  find(actor: SystemActor, at: Date): Promise<boolean> {
    return this.database.transaction(
      actor,
      async (transaction) => (await plannedBehaviour(transaction, at, reminderRule.openDays, 1)).length > 0 || (await followUpsMissing(transaction, at, reminderRule.openDays)) || (await followUpsDue(transaction, at)),
    );
  }

  /** Returns how many were opened. */
  run(actor: SystemActor, at: Date): Promise<number> {
    return this.database.transaction(actor, async (transaction) => {
      await this.takeOver(transaction, at);
      await planMissingFollowUps(transaction, at, reminderRule.openDays, AT_ONCE);
      const due = await dueFollowUps(transaction, at, AT_ONCE);
      for (const one of due) {
        const standing = standingOf(one.unitThen, { active: one.active, unitId: one.unitNow });
        if (standing === 'left') await closeFollowUp(transaction, one.id);
        else {
          const around = { alumnusId: one.alumnusId, supervisorThenId: one.supervisorThen, supervisorNowId: one.supervisorNow, colleagueIds: one.colleagueIds };
          await openFollowUp(transaction, one.id, standing === 'moved', askedAbout(around, one.colleagues));
        }
      }
      return due.length;
    });
  }

  private async takeOver(transaction: Transaction, at: Date): Promise<void> {
    for (const planned of await plannedBehaviour(transaction, at, reminderRule.openDays, AT_ONCE)) {
      if (!(await takeOverPlan(transaction, planned, { id: newId(), colleagues: MOST_COLLEAGUES }))) continue;
      await recordAudit(transaction, 'behaviour.started', { kind: 'run', id: planned.runId }, { programme: planned.programme, days: planned.days.map(String), colleagues: MOST_COLLEAGUES });
    }
  }
}
