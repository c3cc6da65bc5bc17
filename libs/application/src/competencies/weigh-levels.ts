import { weighCompetencies } from '@sinau/contracts/jobs';
import type { SystemActor } from '@sinau/domain/identity';
import { agencyToday, peopleGrownOld, peopleMeasured, ruleApplied, ruleInForce, type DecidedRule } from '@sinau/persistence/competencies';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { keepLevelsOfPeople } from './keep-levels.js';

/** People of one transaction. */
const AT_ONCE = 200;

type Find = (transaction: Transaction, after: string | null) => Promise<string[]>;

/** Weighs findings anew, people after people: cut off and run again, it comes to the same. */
@Injectable()
export class WeighLevels {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: SystemActor): Promise<void> {
    const rule = await this.waitingRule(actor);
    if (rule) {
      await this.all(actor, (transaction, after) => peopleMeasured(transaction, after, AT_ONCE));
      await this.database.transaction(actor, (transaction) => ruleApplied(transaction, rule.id));
      return;
    }
    await this.all(actor, async (transaction, after) => peopleGrownOld(transaction, await agencyToday(transaction), after, AT_ONCE));
  }

  /** Why the job is to be asked for: a rule that is not applied yet, or levels that grew old. Empty when there is nothing to do. */
  async due(actor: SystemActor): Promise<readonly string[]> {
    if (await this.waitingRule(actor)) return [actor.agencyId];
    const old = await this.database.transaction(actor, async (transaction) => peopleGrownOld(transaction, await agencyToday(transaction), null, 1));
    return old.length > 0 ? [actor.agencyId] : [];
  }

  ask(actor: SystemActor): Promise<void> {
    return this.database.transaction(actor, (transaction) => enqueue(transaction, weighCompetencies, { agencyId: actor.agencyId }));
  }

  private async waitingRule(actor: SystemActor): Promise<DecidedRule | null> {
    const rule = await this.database.transaction(actor, ruleInForce);
    return rule?.applied === false ? rule : null;
  }

  private async all(actor: SystemActor, find: Find): Promise<void> {
    let after: string | null = null;
    do after = await this.some(actor, find, after);
    while (after !== null);
  }

  /** The last of the people, after whom it goes on; null at the end. */
  private some(actor: SystemActor, find: Find, after: string | null): Promise<string | null> {
    return this.database.transaction(actor, async (transaction) => {
      const people = await find(transaction, after);
      if (people.length > 0) await keepLevelsOfPeople(transaction, people);
      return people.length < AT_ONCE ? null : (people.at(-1) ?? null);
    });
  }
}
