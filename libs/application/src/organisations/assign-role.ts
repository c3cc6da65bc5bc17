import type { PersonView } from '@sinau/contracts/organisations';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Teaching } from '@sinau/domain/decisions';
import { can, type PersonActor, type Role } from '@sinau/domain/identity';
import { mayAssignRole, scopesOfRole } from '@sinau/domain/organisations';
import type { Transaction } from '@sinau/persistence/core';
import { endSessionsOf } from '@sinau/persistence/identity';
import { agencyToday, assignRole, endRole, hasOtherAdmin, isScope, type ScopeKind } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';
import { assertMayTeach, assertMayTeachCourse } from '../decisions/index.js';
import { PersonDesk } from './person-desk.js';

export type RoleWish = { readonly role: Role; readonly scopeKind: ScopeKind; readonly scopeId?: string | undefined; readonly validFrom?: string | undefined; readonly validTo?: string | null | undefined };

/** Assigns and ends roles. A session never outlives a change of what it may do, but for the learner's role (S01). */
@Injectable()
export class AssignRole {
  constructor(@Inject(PersonDesk) private readonly desk: PersonDesk) {}

  /** Throws `forbidden` for a role beyond the actor's, `scope_invalid`, `date_order`, `role_exists`, `instructor_blocked`. */
  assign(actor: PersonActor, personId: string, wish: RoleWish): Promise<PersonView> {
    this.assertMay(actor, wish.role);
    return this.desk.change(actor, personId, 'role.assigned', async (transaction, person) => {
      const scopeId = await this.scopeOf(transaction, wish);
      if (wish.role === 'instructor') await this.assertTeaches(transaction, wish.scopeKind, scopeId, { personId, name: person.fullName });
      const role = { personId, role: wish.role, scopeKind: wish.scopeKind, scopeId, ...(await this.daysOf(transaction, wish)) };
      if (!(await assignRole(transaction, role))) throw new DomainError('role_exists');
      if (wish.role !== 'learner') await endSessionsOf(transaction, personId);
      return { role: wish.role, scopeKind: wish.scopeKind, scopeId, validFrom: role.validFrom, validTo: role.validTo };
    });
  }

  /** Throws `not_found`, `last_admin`. */
  end(actor: PersonActor, personId: string, assignmentId: string): Promise<PersonView> {
    return this.desk.change(actor, personId, 'role.ended', async (transaction, person) => {
      const held = person.roles.find(({ id }) => id === assignmentId);
      if (!held) throw new DomainError('not_found');
      this.assertMay(actor, held.role);
      if (held.role === 'agency_admin' && !(await hasOtherAdmin(transaction, personId))) throw new DomainError('last_admin');
      if ((await endRole(transaction, personId, assignmentId)) === null) throw new DomainError('not_found');
      await endSessionsOf(transaction, personId);
      return { role: held.role, scopeKind: held.scopeKind, scopeId: held.scopeId };
    });
  }

  private assertMay(actor: PersonActor, role: Role): void {
    if (!can(actor, 'role.assign', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
    assertAllowed(mayAssignRole(actor, role));
  }

  /** A role is no way round the decision to replace an instructor. */
  private async assertTeaches(transaction: Transaction, scopeKind: ScopeKind, scopeId: string, person: Teaching): Promise<void> {
    if (scopeKind === 'run') await assertMayTeach(transaction, scopeId, [person]);
    if (scopeKind === 'course') await assertMayTeachCourse(transaction, scopeId, [person]);
  }

  /** Null for today, which the database's clock decides, as it does when the role is read. */
  private async daysOf(transaction: Transaction, { validFrom, validTo = null }: RoleWish): Promise<{ readonly validFrom: string | null; readonly validTo: string | null }> {
    const today = await agencyToday(transaction);
    const first = validFrom ?? today;
    if (validTo !== null && validTo < first) throw new DomainError('date_order');
    return { validFrom: first === today ? null : first, validTo };
  }

  private async scopeOf(transaction: Transaction, wish: RoleWish): Promise<string> {
    if (!scopesOfRole[wish.role].includes(wish.scopeKind)) throw new DomainError('scope_invalid');
    if (wish.scopeKind === 'agency' || wish.scopeKind === 'platform') return transaction.agencyId;
    if (wish.scopeId === undefined || !(await isScope(transaction, wish.scopeKind, wish.scopeId))) throw new DomainError('scope_invalid');
    return wish.scopeId;
  }
}
