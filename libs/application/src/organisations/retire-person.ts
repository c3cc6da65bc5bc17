import type { PersonView } from '@sinau/contracts/organisations';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { endSessionsOf, freeAccountEmail } from '@sinau/persistence/identity';
import { agencyToday, closeIdentifier, endAppointments, endRoles, hasOtherAdmin, setPersonState, touchPerson } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';
import { PersonDesk } from './person-desk.js';

export type Retirement = { readonly lastDay: string; readonly reason: string };

/** Ends a person's service: posts, roles, sessions, the number and the account end in one act. What was learnt, certificates and the ended number stay. */
@Injectable()
export class RetirePerson {
  constructor(@Inject(PersonDesk) private readonly desk: PersonDesk) {}

  /** Throws `own_account`, `last_admin`, `date_in_future`: who still serves is not retired yet. */
  run(actor: PersonActor, personId: string, { lastDay, reason }: Retirement): Promise<PersonView> {
    return this.desk.change(actor, personId, 'person.retired', async (transaction, person) => {
      if (personId === actor.personId) throw new DomainError('own_account');
      const today = await agencyToday(transaction);
      if (lastDay > today) throw new DomainError('date_in_future', { today });
      const administers = person.roles.some(({ role }) => role === 'agency_admin');
      if (administers && !(await hasOtherAdmin(transaction, personId))) throw new DomainError('last_admin');
      const posts = await endAppointments(transaction, personId, lastDay);
      const roles = await endRoles(transaction, personId);
      await closeIdentifier(transaction, personId, lastDay);
      await freeAccountEmail(transaction, personId);
      if (!(await setPersonState(transaction, personId, 'suspended'))) await touchPerson(transaction, personId);
      await endSessionsOf(transaction, personId);
      return { lastDay, reason, posts, roles };
    });
  }
}
