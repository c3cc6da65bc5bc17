import type { PointsView } from '@sinau/contracts/points';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { claimsOf, hoursBasis, ledgerOf } from '@sinau/persistence/points';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { pointsViewOf } from './points-view.js';

/** The learning hours of a person whom the actor may see. */
export async function readPoints(database: Database, actor: Actor, personId: string, year: number | undefined): Promise<PointsView> {
  const [basis, ledger, claims] = await Promise.all([hoursBasis(database, actor, personId), ledgerOf(database, actor, personId), claimsOf(database, actor, personId)]);
  if (!basis) throw new DomainError('not_found');
  return pointsViewOf(basis, ledger, claims, year ?? basis.thisYear);
}

/** One's own learning hours: the ledger of a year and what it is measured by. */
@Injectable()
export class ReadOwnPoints {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actor: Actor, year: number | undefined): Promise<PointsView> {
    return readPoints(this.database, actor, personOf(actor).personId, year);
  }
}
