import type { ProposedNeeds } from '@sinau/contracts/needs';
import { smallestGroup } from '@sinau/domain/evaluations';
import type { PersonActor } from '@sinau/domain/identity';
import { weigh, type NeedFigures } from '@sinau/domain/needs';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId } from '@sinau/persistence/core';
import { smallestGroupSet } from '@sinau/persistence/evaluations';
import { foundGaps, insertNeed } from '@sinau/persistence/needs';
import { Inject, Injectable } from '@nestjs/common';
import { assertNeeds } from './need-view.js';

/** Writes down as open needs what was measured: a competency that people of a unit lack, no fewer than the agency's smallest group. */
@Injectable()
export class ProposeNeeds {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Of every competency, or of one. */
  run(actor: PersonActor, { year, competencyId = null }: { readonly year: number; readonly competencyId?: string | null | undefined }): Promise<ProposedNeeds> {
    assertNeeds(actor, 'need.manage');
    return this.database.transaction(actor, async (transaction) => {
      const found = await foundGaps(transaction, year, { k: smallestGroup(await smallestGroupSet(transaction)), competencyId });
      const fresh = found.filter(({ already }) => !already);
      for (const { competencyId: lacked, competencyName, unitId, unitName, people, gap, required, average } of fresh) {
        const figures: NeedFigures = { origins: ['gap'], named: people, unnamed: 0, gap, priority: false };
        const title = unitName === null ? competencyName : `${competencyName} · ${unitName}`;
        const evidence = { kind: 'gap', required, average, measured: people.length } as const;
        await insertNeed(transaction, newId(), { title: title.slice(0, 200), description: '', year, competencyId: lacked, unitId, evidence }, figures, weigh(figures), actor.personId);
      }
      if (fresh.length > 0) await recordAudit(transaction, 'need.proposed', { kind: 'need', id: null }, { year, added: fresh.length });
      return { found: found.length, added: fresh.length, already: found.length - fresh.length };
    });
  }
}
