import type { ProgrammeRow, ProgrammeView } from '@sinau/contracts/programmes';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import type { ProgrammeState } from '@sinau/domain/programmes';
import { cutPage, Database, readCursor } from '@sinau/persistence/core';
import { listProgrammes, needsToAnswer, programmeById, type ProgrammeNeed } from '@sinau/persistence/programmes';
import { Inject, Injectable } from '@nestjs/common';
import { programmeViewOf } from './programme-view.js';

export type ProgrammesFilter = { after?: string | undefined; limit: number; search?: string | undefined; year?: number | undefined; state?: ProgrammeState | undefined };

/** Programmes of the agency: its staff read them all. */
@Injectable()
export class ReadProgrammes {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(actor: Actor, filter: ProgrammesFilter): Promise<{ rows: readonly ProgrammeRow[]; next: string | null }> {
    const [year, id] = readCursor(filter.after, ['number', 'id']) ?? [];
    const found = await this.database.transaction(actor, (transaction) =>
      listProgrammes(transaction, {
        search: filter.search ?? null, year: filter.year ?? null, state: filter.state ?? null, after: year !== undefined && id !== undefined ? { year: Number(year), id } : null, limit: filter.limit + 1,
      }),
    );
    return cutPage(found, filter.limit, (row) => [String(row.year), row.id]);
  }

  one(actor: Actor, programmeId: string): Promise<ProgrammeView> {
    return this.database.transaction(actor, async (transaction) => {
      const programme = await programmeById(transaction, programmeId);
      if (!programme) throw new DomainError('not_found');
      return programmeViewOf(programme);
    });
  }

  needs(actor: Actor, year: number): Promise<(ProgrammeNeed & { readonly state: 'open' | 'accepted' })[]> {
    return this.database.transaction(actor, (transaction) => needsToAnswer(transaction, year));
  }
}
