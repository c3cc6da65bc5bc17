import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { Database, type Transaction } from '@sinau/persistence/core';
import { endSessionsOf, mailResetLink, ownProfile, setInitialPassword } from '@sinau/persistence/identity';
import type { PersonDetail } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';
import { momentText } from '../core/index.js';
import { PasswordHasher } from '../identity/index.js';
import { newInitialPassword } from './initial-password.js';
import { PersonDesk } from './person-desk.js';

const LINK_VALID_MS = 7 * 24 * 3600_000;

/** Lets a person in: by a password that is shown once, or by a link to choose one. */
@Injectable()
export class IssuePassword {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PersonDesk) private readonly desk: PersonDesk,
    @Inject(PasswordHasher) private readonly hasher: PasswordHasher,
  ) {}

  /** A new password, to be changed at the first sign-in; every session ends. Throws `own_account`. */
  async show(actor: PersonActor, personId: string): Promise<string> {
    const password = newInitialPassword();
    const passwordHash = await this.hasher.hash(password);
    await this.desk.change(actor, personId, 'password.issued', async (transaction) => {
      this.assertOther(actor, personId);
      await setInitialPassword(transaction, personId, passwordHash);
      await endSessionsOf(transaction, personId);
      return { delivery: 'show' };
    });
    return password;
  }

  /** A link that is good for a week; the password that the person may have stays until it is used. Throws `email_missing`, `own_account`. */
  async mail(actor: PersonActor, personId: string, link: { readonly address: string; readonly tokenHash: Buffer }): Promise<void> {
    const profile = await ownProfile(this.database, actor);
    if (!profile) throw new DomainError('not_signed_in');
    await this.desk.change(actor, personId, 'password.issued', async (transaction, person) => {
      this.assertOther(actor, personId);
      await this.send(transaction, person, profile.agency, link);
      return { delivery: 'mail' };
    });
  }

  private async send(
    transaction: Transaction, person: PersonDetail, agency: { name: string; timeZone: string }, link: { readonly address: string; readonly tokenHash: Buffer },
  ): Promise<void> {
    if (person.email === null) throw new DomainError('email_missing');
    const expiresAt = new Date(Date.now() + LINK_VALID_MS);
    const current = person.identifiers.find(({ validTo }) => validTo === null);
    const signInName = current ? `NIP ${current.value}` : person.email;
    const facts = { agency: agency.name, recipient: person.fullName, link: link.address, signInName, validUntil: momentText(expiresAt, agency.timeZone, person.language) };
    await mailResetLink(transaction, { personId: person.id, to: person.email, tokenHash: link.tokenHash, expiresAt, template: 'welcome', language: person.language, facts });
  }

  private assertOther(actor: PersonActor, personId: string): void {
    if (personId === actor.personId) throw new DomainError('own_account');
  }
}
