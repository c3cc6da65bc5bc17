import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { knowsDevice, ownAccount, setAccountEmail, setAccountLanguage } from '@sinau/persistence/identity';
import { Inject, Injectable } from '@nestjs/common';
import { PasswordDoor, type PasswordTrial } from './password-door.js';

export type SettingsChange = {
  readonly language?: 'id' | 'en' | undefined;
  readonly email?: string | null | undefined;
  /** The current password: asked for when the e-mail changes, since a reset link goes there. */
  readonly password?: string | undefined;
  readonly address: string;
  /** SHA-256 of the device's token: on a device that is known, a stranger's wrong guesses elsewhere don't count. */
  readonly deviceHash: Buffer;
};

/** Changes one's own language or e-mail. */
@Injectable()
export class ChangeSettings {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PasswordDoor) private readonly door: PasswordDoor,
  ) {}

  /** Throws `wrong_password` when the e-mail changes without it, `email_taken`, `too_many_logins`. */
  async run(actor: PersonActor, change: SettingsChange): Promise<void> {
    const account = await ownAccount(this.database, actor);
    if (!account) throw new DomainError('not_signed_in');
    const email = change.email === undefined ? account.email : (change.email?.toLowerCase() ?? null);
    const trial: PasswordTrial = {
      account: actor.personId, passwordHash: account.passwordHash, password: change.password ?? '', address: change.address,
      knownDevice: (await knowsDevice(this.database, actor, change.deviceHash)) ? change.deviceHash : null,
    };
    const emailChanges = email !== account.email;
    if (emailChanges) await this.assertPassword(trial);
    await this.database.transaction(actor, async (transaction) => {
      if (change.language !== undefined) await setAccountLanguage(transaction, actor.personId, change.language);
      if (emailChanges) await this.setEmail(transaction, actor, email, trial);
    });
  }

  private async assertPassword(trial: PasswordTrial): Promise<void> {
    if (trial.password === '' || !(await this.door.fits(trial))) throw new DomainError('wrong_password');
  }

  private async setEmail(transaction: Transaction, actor: PersonActor, email: string | null, trial: PasswordTrial): Promise<void> {
    if (!(await setAccountEmail(transaction, actor.personId, email))) throw new DomainError('email_taken');
    await this.door.forgive(transaction, trial);
    await recordAudit(transaction, 'email.changed', { kind: 'person', id: actor.personId });
  }
}
