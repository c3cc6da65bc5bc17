import type { GapCellView, GapMatrixView, GapPersonRow } from '@sinau/contracts/competencies';
import type { CompetencyClass } from '@sinau/domain/courses';
import { gapBand, meanGap, sumOfGaps, type GapFigures } from '@sinau/domain/competencies';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import {
  gapMatrix, gapParts, gapPeople, profileCoverage, requiredCompetencies, unitPath, type GapCompetency, type GapMatrixCell, type GapPart, type GapScope,
} from '@sinau/persistence/competencies';
import { cutPage, Database, readCursor, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { unitsOf } from './assert-competencies.js';

export type GapQuery = { readonly unitId?: string | undefined; readonly class?: CompetencyClass | undefined };
export type GapPeopleQuery = GapQuery & { readonly after?: string | undefined; readonly limit: number; readonly competencyId?: string | undefined; readonly directly?: 'yes' | undefined };

function scopeOf(actor: PersonActor, query: GapQuery): GapScope {
  const within = unitsOf(actor, 'gap.read');
  const unitId = query.unitId ?? null;
  if (within !== null && unitId !== null && !within.includes(unitId)) throw new DomainError('not_found');
  return { within, unitId, competencyClass: query.class ?? null };
}

/** To the chosen unit. Throws `not_found` for one of another agency. */
async function pathOf(transaction: Transaction, { unitId, within }: GapScope): Promise<GapMatrixView['path']> {
  if (unitId === null) return [];
  const path = await unitPath(transaction, unitId, within);
  if (path.length === 0) throw new DomainError('not_found');
  return path;
}

const cellOf = (competencyId: string, figures: GapFigures): GapCellView => ({
  competencyId, people: figures.people, measured: figures.measured, below: figures.below, missing: figures.missing, mean: meanGap(figures), band: gapBand(figures),
});

/** Rows of parts that have anybody, in their order; cells in the order of the competencies, none where no post asks. */
function rowsOf(parts: readonly GapPart[], competencies: readonly GapCompetency[], cells: readonly GapMatrixCell[]): GapMatrixView['rows'] {
  const byPlace = new Map(cells.map((cell) => [`${cell.unitId ?? ''} ${cell.competencyId}`, cell] as const));
  return parts.flatMap(({ unitId, unitName }) => {
    const found = competencies.flatMap(({ id }) => {
      const cell = byPlace.get(`${unitId ?? ''} ${id}`);
      return cell ? [cellOf(id, cell)] : [];
    });
    return found.length > 0 ? [{ unitId, unitName, cells: found }] : [];
  });
}

/** Where people stand below what their posts ask for: a supervisor sees the units that they oversee, and no others. */
@Injectable()
export class ReadGaps {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found` for a unit that the actor may not see. */
  async matrix(actor: PersonActor, query: GapQuery): Promise<GapMatrixView> {
    const scope = scopeOf(actor, query);
    const [cells, frame] = await Promise.all([gapMatrix(this.database, actor, scope), this.frame(actor, scope)]);
    const { path, parts, competencies, people } = frame;
    const itself: GapPart[] = path.slice(-1).map(({ unitName }) => ({ unitId: null, unitName }));
    const total = competencies.flatMap(({ id }) => {
      const found = cells.filter((cell) => cell.competencyId === id);
      return found.length > 0 ? [cellOf(id, sumOfGaps(found))] : [];
    });
    return { path, competencies, rows: rowsOf([...itself, ...parts], competencies, cells), total, people };
  }

  /** Throws `not_found` for a unit that the actor may not see. */
  async people(actor: PersonActor, query: GapPeopleQuery): Promise<{ rows: GapPersonRow[]; next: string | null }> {
    const scope = scopeOf(actor, query);
    await this.database.transaction(actor, (transaction) => pathOf(transaction, scope));
    const [missing, name, id] = readCursor(query.after, ['number', 'text', 'id']) ?? [];
    const after = missing === undefined || name === undefined || id === undefined ? null : { missing: Number(missing), name, id };
    const directly = query.directly === 'yes' && scope.unitId !== null;
    const found = await gapPeople(this.database, actor, { ...scope, competencyId: query.competencyId ?? null, directly }, after, query.limit + 1);
    const page = cutPage(found, query.limit, (person) => [String(person.missing), person.fullName, person.personId]);
    return { rows: [...page.rows], next: page.next };
  }

  private frame(actor: PersonActor, scope: GapScope): Promise<Pick<GapMatrixView, 'path' | 'competencies' | 'people'> & { parts: GapPart[] }> {
    return this.database.transaction(actor, async (transaction) => {
      const path = await pathOf(transaction, scope);
      const parts = await gapParts(transaction, scope);
      return { path, parts, competencies: await requiredCompetencies(transaction, scope.competencyClass), people: await profileCoverage(transaction, scope) };
    });
  }
}
