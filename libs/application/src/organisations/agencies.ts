import type { AgencyView } from '@sinau/contracts/organisations';
import { timeZone } from '@sinau/contracts/organisations';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { readIdentifier, type IdentifierKind } from '@sinau/domain/organisations';
import { recordAudit } from '@sinau/persistence/audit';
import { cutPage, Database, newId, readCursor, type Transaction } from '@sinau/persistence/core';
import { setInitialPassword } from '@sinau/persistence/identity';
import { agencyById, agencyToday, assignRole, changeAgency, giveIdentifier, insertAgency, insertPerson, listAgencies, type Agency } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';
import { PasswordHasher } from '../identity/index.js';
import { newInitialPassword } from './initial-password.js';

function viewOf(agency: Agency): AgencyView {
  return { ...agency, timeZone: timeZone.parse(agency.timeZone), createdAt: agency.createdAt.toISOString() };
}

/** Platform administration is not bound to the agency acted in; the guard's permission alone would be, by `can`. */
function assertPlatform(actor: PersonActor): void {
  if (!actor.assignments.some((held) => held.role === 'platform_admin' && held.scope.kind === 'platform')) throw new DomainError('forbidden');
}

async function agencyOf(transaction: Transaction, id: string): Promise<AgencyView> {
  const agency = await agencyById(transaction, id);
  if (!agency) throw new DomainError('not_found');
  return viewOf(agency);
}

/** The agencies of the installation. */
@Injectable()
export class ListAgencies {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: PersonActor, query: { after?: string | undefined; limit: number }): Promise<{ rows: AgencyView[]; next: string | null }> {
    assertPlatform(actor);
    const [name, id] = readCursor(query.after, ['text', 'id']) ?? [];
    const found = await listAgencies(this.database, actor, name === undefined || id === undefined ? null : { name, id }, query.limit + 1);
    const page = cutPage(found, query.limit, (agency) => [agency.name, agency.id]);
    return { rows: page.rows.map(viewOf), next: page.next };
  }
}

export type AgencyWish = {
  readonly name: string;
  readonly shortName: string;
  readonly code: string;
  readonly timeZone: string;
  readonly admin: {
    readonly fullName: string;
    readonly email: string;
    readonly identifier?: { readonly kind: IdentifierKind; readonly value: string; readonly validFrom?: string | undefined } | undefined;
  };
};

/** Creates an agency with its first administrator. */
@Injectable()
export class CreateAgency {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PasswordHasher) private readonly hasher: PasswordHasher,
  ) {}

  /** The administrator's password is returned this once. Throws `code_taken`, `email_taken`, `identifier_taken`, `identifier_invalid`. */
  async run(actor: PersonActor, wish: AgencyWish): Promise<{ agency: AgencyView; adminId: string; password: string }> {
    assertPlatform(actor);
    const password = newInitialPassword();
    const passwordHash = await this.hasher.hash(password);
    const agencyId = newId();
    const adminId = newId();
    const agency = await this.database.transaction({ ...actor, agencyId }, async (transaction) => {
      if (!(await insertAgency(transaction, { ...wish, id: agencyId }))) throw new DomainError('code_taken');
      await this.addAdmin(transaction, adminId, wish.admin, passwordHash);
      await recordAudit(transaction, 'agency.created', { kind: 'agency', id: agencyId }, { name: wish.name, code: wish.code, adminId });
      return agencyOf(transaction, agencyId);
    });
    return { agency, adminId, password };
  }

  private async addAdmin(transaction: Transaction, personId: string, admin: AgencyWish['admin'], passwordHash: string): Promise<void> {
    const { fullName, identifier } = admin;
    const person = { id: personId, fullName, birthPlace: null, birthDate: null, email: admin.email.toLowerCase() };
    if (!(await insertPerson(transaction, person))) throw new DomainError('email_taken');
    if (identifier) {
      if (!readIdentifier(identifier.kind, identifier.value).ok) throw new DomainError('identifier_invalid');
      if (!(await giveIdentifier(transaction, personId, { ...identifier, validFrom: identifier.validFrom ?? (await agencyToday(transaction)) }, null))) throw new DomainError('identifier_taken');
    }
    for (const role of ['learner', 'agency_admin'] as const) {
      await assignRole(transaction, { personId, role, scopeKind: 'agency', scopeId: transaction.agencyId, validFrom: null, validTo: null });
    }
    await setInitialPassword(transaction, personId, passwordHash);
  }
}

/** Changes an agency's name or time zone. */
@Injectable()
export class ChangeAgency {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`, and `conflict` when somebody else was faster. */
  async run(actor: PersonActor, wish: { id: string; revision: number; name: string; shortName: string; timeZone: string }): Promise<AgencyView> {
    assertPlatform(actor);
    return this.database.transaction({ ...actor, agencyId: wish.id }, async (transaction) => {
      if (!(await agencyById(transaction, wish.id))) throw new DomainError('not_found');
      if (!(await changeAgency(transaction, wish))) throw new DomainError('conflict');
      await recordAudit(transaction, 'agency.changed', { kind: 'agency', id: wish.id }, { name: wish.name, shortName: wish.shortName, timeZone: wish.timeZone });
      return agencyOf(transaction, wish.id);
    });
  }
}
