import type { PersonView } from '@sinau/contracts/organisations';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { can, grants, type PersonActor, type Role } from '@sinau/domain/identity';
import { mayManagePerson, type AssignmentKind, type IdentifierKind, type RoleScopeKind } from '@sinau/domain/organisations';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { lockPerson, personById, type PersonDetail } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';

const readers: readonly Role[] = grants['person.read'];

/** The units whose people the actor may see; null is the whole agency. */
export function seenUnits(actor: PersonActor): readonly string[] | null {
  if (can(actor, 'person.read', { agencyId: actor.agencyId })) return null;
  return actor.assignments.flatMap(({ role, scope }) => (readers.includes(role) && scope.kind === 'units' ? scope.unitIds : []));
}

function isSeen(actor: PersonActor, person: PersonDetail): boolean {
  const units = seenUnits(actor);
  return units === null || person.appointments.some((post) => post.validTo === null && units.includes(post.unitId));
}

function rolesOf(person: PersonDetail): { roles: readonly Role[] } {
  return { roles: person.roles.map(({ role }) => role) };
}

function viewOf(actor: PersonActor, person: PersonDetail): PersonView {
  const { language: _, ...shown } = person;
  const manages = can(actor, 'person.manage', { agencyId: actor.agencyId });
  return { ...shown, mayManage: manages && mayManagePerson(actor, rolesOf(person)).allowed };
}

export type PersonDeed =
  | 'person.changed' | 'person.suspended' | 'person.reactivated' | 'person.retired' | 'person.identifier_given' | 'person.appointed' | 'person.appointment_ended'
  | 'role.assigned' | 'role.ended' | 'password.issued';

/** What the audit keeps of a change in somebody's file. */
export type PersonFacts = {
  readonly emailChanged?: boolean;
  readonly nameChanged?: boolean;
  readonly reason?: string;
  readonly kind?: IdentifierKind;
  readonly unitId?: string;
  readonly positionTitle?: string;
  readonly assignmentKind?: AssignmentKind;
  readonly role?: Role;
  readonly scopeKind?: RoleScopeKind;
  readonly scopeId?: string | null;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  readonly lastDay?: string;
  readonly posts?: number;
  readonly roles?: readonly Role[];
  readonly delivery?: 'show' | 'mail';
};

export type PersonWork = (transaction: Transaction, person: PersonDetail) => Promise<PersonFacts>;

/** Where a person's file is read and changed: who may see it, who may write in it, and the audit of each entry. */
@Injectable()
export class PersonDesk {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found` for a person of another agency, or of units that the actor does not oversee. */
  read(actor: PersonActor, personId: string): Promise<PersonView> {
    return this.database.transaction(actor, async (transaction) => {
      const person = await personById(transaction, personId);
      if (!person || !isSeen(actor, person)) throw new DomainError('not_found');
      return viewOf(actor, person);
    });
  }

  /**
   * Does `work` on a person alone at a time, records `action` with the facts that it returns, and shows what came of it.
   * Throws `not_found`, and `forbidden` for a platform administrator's file in an agency administrator's hands.
   */
  change(actor: PersonActor, personId: string, action: PersonDeed, work: PersonWork): Promise<PersonView> {
    return this.database.transaction(actor, async (transaction) => {
      await lockPerson(transaction, personId);
      const person = await personById(transaction, personId);
      if (!person) throw new DomainError('not_found');
      if (!can(actor, 'person.manage', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
      assertAllowed(mayManagePerson(actor, rolesOf(person)));
      const facts = await work(transaction, person);
      await recordAudit(transaction, action, { kind: 'person', id: personId }, facts);
      return this.shown(transaction, actor, personId);
    });
  }

  /** The view of a person who was added in this transaction. */
  async shown(transaction: Transaction, actor: PersonActor, personId: string): Promise<PersonView> {
    const person = await personById(transaction, personId);
    if (!person) throw new DomainError('not_found');
    return viewOf(actor, person);
  }
}
