import type { PersonView } from '@sinau/contracts/organisations';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { readIdentifier, succeed, type AssignmentKind, type IdentifierKind, type Period } from '@sinau/domain/organisations';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId, type Transaction } from '@sinau/persistence/core';
import { agencyToday, appoint, assignRole, giveIdentifier, insertPerson, retiredPeople, type PersonDetail } from '@sinau/persistence/organisations';
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

type Held = Pick<PersonDetail, 'identifiers' | 'appointments'>;
const NOTHING: Held = { identifiers: [], appointments: [] };

/** The last day of what is held now, when the new one begins then. Throws `date_in_future`, `period_overlaps`. */
function endOf(held: readonly Period[], validFrom: string, today: string): string | null {
  const succession = succeed(held, validFrom, today);
  assertAllowed(succession);
  return succession.allowed ? succession.endsOn : null;
}

/** Gives a number after a look at its structure. Throws `identifier_invalid`, `identifier_retired`, `identifier_taken`, `date_in_future`, `period_overlaps`. */
export async function giveCheckedIdentifier(transaction: Transaction, personId: string, held: Held, wish: IdentifierWish): Promise<void> {
  const read = readIdentifier(wish.kind, wish.value);
  if (!read.ok) throw new DomainError('identifier_invalid', { fault: read.fault });
  const today = await agencyToday(transaction);
  const validFrom = wish.validFrom ?? today;
  const endsOn = endOf(held.identifiers, validFrom, today);
  const own = held.identifiers.some(({ value }) => value === wish.value);
  const retired = own ? undefined : (await retiredPeople(transaction, [wish.value])).get(wish.value);
  if (retired !== undefined) throw new DomainError('identifier_retired', { name: retired });
  if (!(await giveIdentifier(transaction, personId, { ...wish, validFrom }, endsOn))) throw new DomainError('identifier_taken');
}

/** Only one definitive post holds at a time; others stand beside it. Throws `not_found` for a unit that is closed or not the agency's, `date_in_future`, `period_overlaps`. */
export async function appointTo(transaction: Transaction, personId: string, held: Held, wish: AppointmentWish): Promise<void> {
  const today = await agencyToday(transaction);
  const validFrom = wish.validFrom ?? today;
  const rivals = wish.assignmentKind === 'definitive' ? held.appointments.filter(({ assignmentKind }) => assignmentKind === 'definitive') : [];
  const endsOn = endOf(rivals, validFrom, today);
  if (!(await appoint(transaction, personId, { ...wish, validFrom }, endsOn))) throw new DomainError('not_found');
}

/** Adds a person, who becomes a learner of the agency. */
@Injectable()
export class CreatePerson {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PersonDesk) private readonly desk: PersonDesk,
  ) {}

  /** Throws `email_taken`, `identifier_invalid`, `identifier_retired`, `identifier_taken`, `date_in_future`, `not_found` for the unit. */
  async run(actor: PersonActor, wish: PersonWish): Promise<PersonView> {
    if (!can(actor, 'person.manage', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
    const personId = newId();
    return this.database.transaction(actor, async (transaction) => {
      const email = wish.email?.toLowerCase() ?? null;
      if (!(await insertPerson(transaction, { ...wish, id: personId, email }))) throw new DomainError('email_taken');
      if (wish.identifier) await giveCheckedIdentifier(transaction, personId, NOTHING, wish.identifier);
      if (wish.appointment) await appointTo(transaction, personId, NOTHING, wish.appointment);
      await assignRole(transaction, { personId, role: 'learner', scopeKind: 'agency', scopeId: transaction.agencyId, validFrom: null, validTo: null });
      await recordAudit(transaction, 'person.created', { kind: 'person', id: personId });
      return this.desk.shown(transaction, actor, personId);
    });
  }
}
