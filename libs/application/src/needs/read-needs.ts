import type { NeedChoices, NeedRow, NeedView } from '@sinau/contracts/needs';
import type { PersonActor } from '@sinau/domain/identity';
import type { NeedOrigin, NeedState } from '@sinau/domain/needs';
import { cutPage, Database, readCursor } from '@sinau/persistence/core';
import { likePattern } from '@sinau/persistence/enrolments';
import { listNeeds, needChoices } from '@sinau/persistence/needs';
import { Inject, Injectable } from '@nestjs/common';
import { assertNeeds, needRowOf, needViewOf } from './need-view.js';

export type NeedsQuery = {
  readonly after?: string | undefined; readonly limit: number; readonly search?: string | undefined; readonly state?: NeedState | undefined; readonly origin?: NeedOrigin | undefined; readonly year?: number | undefined;
};

/** The inbox of needs. */
@Injectable()
export class ReadNeeds {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(actor: PersonActor, query: NeedsQuery): Promise<{ rows: NeedRow[]; next: string | null }> {
    assertNeeds(actor, 'need.read');
    const [weight, id] = readCursor(query.after, ['number', 'id']) ?? [];
    const search = query.search === undefined || query.search === '' ? null : likePattern(query.search);
    const filter = { search, state: query.state ?? null, origin: query.origin ?? null, year: query.year ?? null };
    const found = await listNeeds(this.database, actor, filter, weight === undefined || id === undefined ? null : { weight: Number(weight), id }, query.limit + 1);
    const page = cutPage(found, query.limit, (need) => [String(Math.round(need.weight * 100)), need.id]);
    return { rows: page.rows.map(needRowOf), next: page.next };
  }

  /** Throws `not_found`. */
  one(actor: PersonActor, needId: string): Promise<NeedView> {
    assertNeeds(actor, 'need.read');
    return this.database.transaction(actor, (transaction) => needViewOf(transaction, needId));
  }

  choices(actor: PersonActor): Promise<NeedChoices> {
    assertNeeds(actor, 'need.read');
    return this.database.transaction(actor, (transaction) => needChoices(transaction));
  }
}
