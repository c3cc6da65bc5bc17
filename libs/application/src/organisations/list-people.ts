import type { PersonRow } from '@sinau/contracts/organisations';
import type { PersonActor, Role } from '@sinau/domain/identity';
import { cutPage, Database, readCursor } from '@sinau/persistence/core';
import { listPeople } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';
import { seenUnits } from './person-desk.js';

export type PeopleQuery = {
  readonly after?: string | undefined;
  readonly limit: number;
  readonly search?: string | undefined;
  readonly unitId?: string | undefined;
  readonly state?: 'active' | 'suspended' | undefined;
  readonly role?: Role | undefined;
};

const MOST_WORDS = 6;

/** Words of a name, and the digits of an identifier, in what was typed. */
function searched(typed: string): { words: string[]; digits: string | null } {
  const digits = typed.replace(/[\s.]/g, '');
  if (/^\d{3,18}$/.test(digits)) return { words: [], digits };
  return { words: typed.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').slice(0, MOST_WORDS), digits: null };
}

/** People of the agency, or of the units that the actor oversees. */
@Injectable()
export class ListPeople {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: PersonActor, query: PeopleQuery): Promise<{ rows: PersonRow[]; next: string | null }> {
    const [name, id] = readCursor(query.after, ['text', 'id']) ?? [];
    const filter = {
      ...searched(query.search ?? ''), unitId: query.unitId ?? null, state: query.state ?? null, role: query.role ?? null, within: seenUnits(actor),
    };
    const found = await listPeople(this.database, actor, filter, name === undefined || id === undefined ? null : { name, id }, query.limit + 1);
    const page = cutPage(found, query.limit, (person) => [person.fullName, person.id]);
    return { rows: [...page.rows], next: page.next };
  }
}
