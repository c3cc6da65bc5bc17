import type { PersonView } from '@sinau/contracts/organisations';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import type { Transaction } from '@sinau/persistence/core';
import { closedEmailOf, endSessionsOf, setAccountEmail } from '@sinau/persistence/identity';
import { agencyToday, changePerson, endAppointment, setPersonState, takeBackIdentifier, touchPerson } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';
import { appointTo, giveCheckedIdentifier, type AppointmentWish, type IdentifierWish } from './create-person.js';
import { PersonDesk } from './person-desk.js';

export type PersonFormWish = {
  readonly revision: number;
  readonly fullName: string;
  readonly birthPlace: string | null;
  readonly birthDate: string | null;
  readonly email: string | null;
};

/** Changes of a person's own data, state, numbers and posts. */
@Injectable()
export class ChangePerson {
  constructor(@Inject(PersonDesk) private readonly desk: PersonDesk) {}

  /** The form. Throws `conflict` when somebody else saved since, `email_taken`, `own_account` for one's own e-mail. */
  form(actor: PersonActor, personId: string, wish: PersonFormWish): Promise<PersonView> {
    return this.desk.change(actor, personId, 'person.changed', async (transaction, person) => {
      if (!(await changePerson(transaction, { ...wish, id: personId }))) throw new DomainError('conflict', { revision: person.revision });
      const email = wish.email?.toLowerCase() ?? null;
      const emailChanged = email !== person.email;
      if (emailChanged) await this.setEmail(transaction, actor, personId, email);
      return { emailChanged, nameChanged: wish.fullName !== person.fullName };
    });
  }

  /** Every session ends within 5 s. Throws `own_account`, `conflict` when suspended already. */
  suspend(actor: PersonActor, personId: string, reason: string): Promise<PersonView> {
    return this.desk.change(actor, personId, 'person.suspended', async (transaction) => {
      if (personId === actor.personId) throw new DomainError('own_account');
      if (!(await setPersonState(transaction, personId, 'suspended'))) throw new DomainError('conflict');
      await endSessionsOf(transaction, personId);
      return { reason };
    });
  }

  /** Who had retired takes number and address back. Throws `conflict` when active already, `return_number_taken`, `return_email_taken`. */
  reactivate(actor: PersonActor, personId: string): Promise<PersonView> {
    return this.desk.change(actor, personId, 'person.reactivated', async (transaction) => {
      if (!(await setPersonState(transaction, personId, 'active'))) throw new DomainError('conflict');
      if (!(await takeBackIdentifier(transaction, personId))) throw new DomainError('return_number_taken');
      const email = await closedEmailOf(transaction, personId);
      if (email !== null && !(await setAccountEmail(transaction, personId, email))) throw new DomainError('return_email_taken', { email });
      return {};
    });
  }

  /** Begins a new number and ends the one before. Throws `identifier_invalid`, `identifier_taken`, `date_in_future`, `period_overlaps`. */
  giveIdentifier(actor: PersonActor, personId: string, wish: IdentifierWish): Promise<PersonView> {
    return this.desk.change(actor, personId, 'person.identifier_given', async (transaction, person) => {
      await giveCheckedIdentifier(transaction, personId, person, wish);
      await touchPerson(transaction, personId);
      return { kind: wish.kind };
    });
  }

  /** Throws `not_found` for a unit that is closed or not the agency's, `date_in_future`, `period_overlaps`. */
  appoint(actor: PersonActor, personId: string, wish: AppointmentWish): Promise<PersonView> {
    return this.desk.change(actor, personId, 'person.appointed', async (transaction, person) => {
      await appointTo(transaction, personId, person, wish);
      await touchPerson(transaction, personId);
      return { unitId: wish.unitId, positionTitle: wish.positionTitle, assignmentKind: wish.assignmentKind };
    });
  }

  /** Throws `not_found`, `date_order`, `date_in_future`. */
  endAppointment(actor: PersonActor, personId: string, appointmentId: string, validTo: string): Promise<PersonView> {
    return this.desk.change(actor, personId, 'person.appointment_ended', async (transaction, person) => {
      const post = person.appointments.find(({ id, validTo: ended }) => id === appointmentId && ended === null);
      if (!post) throw new DomainError('not_found');
      const today = await agencyToday(transaction);
      if (validTo > today) throw new DomainError('date_in_future', { today });
      if (!(await endAppointment(transaction, personId, appointmentId, validTo))) throw new DomainError('date_order');
      await touchPerson(transaction, personId);
      return { unitId: post.unitId, positionTitle: post.positionTitle, validTo };
    });
  }

  private async setEmail(transaction: Transaction, actor: PersonActor, personId: string, email: string | null): Promise<void> {
    if (personId === actor.personId) throw new DomainError('own_account');
    if (!(await setAccountEmail(transaction, personId, email))) throw new DomainError('email_taken');
  }
}
