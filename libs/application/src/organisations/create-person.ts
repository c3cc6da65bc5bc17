import type { PersonView } from '@sinau/contracts/organisations';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { readIdentifier, type AssignmentKind, type IdentifierKind } from '@sinau/domain/organisations';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId, type Transaction } from '@sinau/persistence/core';
import { appoint, assignRole, giveIdentifier, insertPerson } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';
import { PersonDesk } from './person-desk.js';

export type IdentifierWish = { readonly kind: IdentifierKind; readonly value: string; readonly validFrom?: string | undefined };
export type AppointmentWish = {
  readonly unitId: string;
  readonly positionTitle: string;
  readonly positionKind: string;
  readonly rank: string | null;
  readonly assignmentKind: AssignmentKind;
  readonly validFrom?: string | undefined;
};
export type PersonWish = {
  readonly fullName: string;
  readonly birthPlace: string | null;
  readonly birthDate: string | null;
  readonly email: string | null;
  readonly identifier: IdentifierWish | null;
  readonly appointment: AppointmentWish | null;
};

/** Gives a number after a look at its structure. Throws `identifier_invalid`, `identifier_taken`. */
export async function giveCheckedIdentifier(transaction: Transaction, personId: string, wish: IdentifierWish): Promise<void> {
  const read = readIdentifier(wish.kind, wish.value);
  if (!read.ok) throw new DomainError('identifier_invalid', { fault: read.fault });
  if (!(await giveIdentifier(transaction, personId, { ...wish, validFrom: wish.validFrom ?? null }))) throw new DomainError('identifier_taken');
}

/** Throws `not_found` for a unit that is closed or not the agency's. */
export async function appointTo(transaction: Transaction, personId: string, wish: AppointmentWish): Promise<void> {
  if (!(await appoint(transaction, personId, { ...wish, validFrom: wish.validFrom ?? null }))) throw new DomainError('not_found');
}

/** Adds a person, who becomes a learner of the agency. */
@Injectable()
export class CreatePerson {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PersonDesk) private readonly desk: PersonDesk,
  ) {}

  /** Throws `email_taken`, `identifier_invalid`, `identifier_taken`, `not_found` for the unit. */
  async run(actor: PersonActor, wish: PersonWish): Promise<PersonView> {
    if (!can(actor, 'person.manage', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
    const personId = newId();
    return this.database.transaction(actor, async (transaction) => {
      const email = wish.email?.toLowerCase() ?? null;
      if (!(await insertPerson(transaction, { ...wish, id: personId, email }))) throw new DomainError('email_taken');
      if (wish.identifier) await giveCheckedIdentifier(transaction, personId, wish.identifier);
      if (wish.appointment) await appointTo(transaction, personId, wish.appointment);
      await assignRole(transaction, { personId, role: 'learner', scopeKind: 'agency', scopeId: transaction.agencyId, validTo: null });
      await recordAudit(transaction, 'person.created', { kind: 'person', id: personId });
      return this.desk.shown(transaction, actor, personId);
    });
  }
}
