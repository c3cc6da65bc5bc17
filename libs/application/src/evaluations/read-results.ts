import type { ResultsView, ServiceIndexRow } from '@sinau/contracts/evaluations';
import { changeOf, changesAround, markChange, serviceGrade, smallestGroup, type UnitChange } from '@sinau/domain/evaluations';
import type { Actor } from '@sinau/domain/identity';
import { Database, type Transaction } from '@sinau/persistence/core';
import { appraisalMarksOfRun, namesOfUnits, serviceIndices, smallestGroupSet, trainedUnits, type KnownIndex } from '@sinau/persistence/evaluations';
import { Inject, Injectable } from '@nestjs/common';
import { assertAgencyWide, runEvaluated } from './run-evaluated.js';

const MOST_ROWS = 500;

const respondentsOf = ({ before, after }: UnitChange): number | null => (before.respondents === null && after.respondents === null ? null : (before.respondents ?? 0) + (after.respondents ?? 0));

/** What became of services and appraisals around a run: observed beside others, never proven. */
@Injectable()
export class ReadResults {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * Untrained units are those that had nobody in any run of the course: one trained by another run is on neither side.
   * Throws `not_found`.
   */
  ofRun(actor: Actor, runId: string): Promise<ResultsView> {
    return this.database.transaction(actor, async (transaction) => {
      const { name, courseTitle, courseId, startsOn, endsOn } = await runEvaluated(transaction, actor, runId);
      const k = smallestGroup(await smallestGroupSet(transaction));
      const span = { startsOn, endsOn };
      const [trained, elsewhere] = [await trainedUnits(transaction, courseId, runId), await trainedUnits(transaction, courseId, null)];
      const indices = (await serviceIndices(transaction)).filter(({ unitId }) => trained.has(unitId) || !elsewhere.has(unitId));
      const changes = changesAround(indices, span, trained);
      const [with_, without] = [changeOf(changes.filter((one) => one.trained)), changeOf(changes.filter((one) => !one.trained))];
      const appraisal = markChange(await appraisalMarksOfRun(transaction, runId), span);
      return {
        runId, runName: name, courseTitle, startsOn, endsOn, smallestGroup: k, trained: with_, untrained: without,
        difference: with_.change === null || without.change === null ? null : Math.round((with_.change - without.change) * 100) / 100,
        units: await this.rows(transaction, changes, indices),
        appraisal: appraisal.n < k ? { n: appraisal.n === 0 ? 0 : null, before: null, after: null, change: null, spread: null } : appraisal,
      };
    });
  }

  /** The newest period first. */
  indices(actor: Actor): Promise<{ rows: ServiceIndexRow[] }> {
    assertAgencyWide(actor, 'evaluation.read');
    return this.database.transaction(actor, async (transaction) => {
      const known = (await serviceIndices(transaction)).reverse().slice(0, MOST_ROWS);
      const names = await namesOfUnits(transaction, known.map(({ unitId }) => unitId));
      return { rows: known.map(({ unitId, period, index, respondents }) => ({ unitId, unitName: names.get(unitId) ?? '', period, index, grade: serviceGrade(index), respondents })) };
    });
  }

  private async rows(transaction: Transaction, changes: readonly UnitChange[], indices: readonly KnownIndex[]): Promise<ResultsView['units']> {
    const names = await namesOfUnits(transaction, changes.map(({ unitId }) => unitId));
    const periodOf = (unitId: string, startsOn: string) => indices.find((one) => one.unitId === unitId && one.startsOn === startsOn)?.period ?? '';
    const rows = changes.map((one) => ({
      unitId: one.unitId, unitName: names.get(one.unitId) ?? '', trained: one.trained, beforePeriod: periodOf(one.unitId, one.before.startsOn), before: one.before.index,
      afterPeriod: periodOf(one.unitId, one.after.startsOn), after: one.after.index, change: one.change, respondents: respondentsOf(one),
    }));
    return rows.sort((a, b) => Number(b.trained) - Number(a.trained) || a.unitName.localeCompare(b.unitName, 'id'));
  }
}
