import type { SurveyedNeeds } from '@sinau/contracts/needs';
import { readPeriod, smallestGroup } from '@sinau/domain/evaluations';
import type { PersonActor } from '@sinau/domain/identity';
import { elementNames, findingKey, surveyFindings, weigh, type NeedFigures, type SurveyFinding } from '@sinau/domain/needs';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId, type Transaction } from '@sinau/persistence/core';
import { smallestGroupSet } from '@sinau/persistence/evaluations';
import { insertNeed, latestSurveys, toldSurveys } from '@sinau/persistence/needs';
import { Inject, Injectable } from '@nestjs/common';
import { assertNeeds } from './need-view.js';

/** What stands in the inbox by hand counts too: `Semester I 2026` is `2026-S1`. */
async function toldKeys(transaction: Transaction): Promise<ReadonlySet<string>> {
  const told = await toldSurveys(transaction);
  return new Set(told.map(({ unitId, period, element }) => findingKey({ unitId, period: readPeriod(period)?.name ?? period, element })));
}

/** Writes down as open needs the two lowest elements of each unit's latest service survey. */
@Injectable()
export class ProposeFromSurveys {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actor: PersonActor, year: number): Promise<SurveyedNeeds> {
    assertNeeds(actor, 'need.manage');
    return this.database.transaction(actor, async (transaction) => {
      const { found, untold } = surveyFindings(await latestSurveys(transaction), smallestGroup(await smallestGroupSet(transaction)));
      const told = await toldKeys(transaction);
      let added = 0;
      for (const finding of found) if (!told.has(findingKey(finding)) && (await this.propose(transaction, actor, year, finding))) added += 1;
      if (added > 0) await recordAudit(transaction, 'need.surveyed', { kind: 'need', id: null }, { year, added });
      return { found: found.length, added, already: found.length - added, untold };
    });
  }

  /** False when it was proposed before: a need keeps what it was found by, though its words and figures are edited. */
  private async propose(transaction: Transaction, actor: PersonActor, year: number, finding: SurveyFinding): Promise<boolean> {
    const { unitId, unitName, people, period, element, value, respondents } = finding;
    const figures: NeedFigures = { origins: ['survey'], named: [], unnamed: people, gap: null, priority: false };
    const evidence = { kind: 'survey', element, value, respondents, period } as const;
    const values = { title: `${elementNames[element]} · ${unitName}`.slice(0, 200), description: '', year, competencyId: null, unitId, evidence, foundBy: findingKey(finding) };
    return (await insertNeed(transaction, newId(), values, figures, weigh(figures), actor.personId)) === 'done';
  }
}
