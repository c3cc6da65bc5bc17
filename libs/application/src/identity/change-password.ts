import { DomainError } from '@sinau/domain/core';
import { isWeakPassword, type PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId } from '@sinau/persistence/core';
import { endOtherSessions, knowsDevice, ownAccount, rotateSession, setOwnPassword } from '@sinau/persistence/identity';
import { Inject, Injectable } from '@nestjs/common';
import { PasswordDoor, type PasswordTrial } from './password-door.js';
import { PasswordHasher } from './password-hasher.js';

export type PasswordChange = {
  readonly current: string;
  readonly next: string;
  readonly address: string;
  /** SHA-256 of the device's token: on a device that is known, a stranger's wrong guesses elsewhere don't count. */
  readonly deviceHash: Buffer;
  /** SHA-256 of the token that this device goes on with. */
  readonly tokenHash: Buffer;
};

/** Changes one's own password; every other session ends and this one goes on under a new token. */
@Injectable()
export class ChangePassword {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PasswordDoor) private readonly door: PasswordDoor,
    @Inject(PasswordHasher) private readonly hasher: PasswordHasher,
  ) {}

  /** Throws `wrong_password`, `weak_password`, `too_many_logins`. */
  async run(actor: PersonActor, change: PasswordChange): Promise<void> {
    const account = await ownAccount(this.database, actor);
    const trial: PasswordTrial = {
      account: actor.personId, passwordHash: account?.passwordHash ?? null, password: change.current, address: change.address,
      knownDevice: (await knowsDevice(this.database, actor, change.deviceHash)) ? change.deviceHash : null,
    };
    if (!(await this.door.fits(trial)) || !account) throw new DomainError('wrong_password');
    if (change.next === change.current || isWeakPassword(change.next, account)) throw new DomainError('weak_password');
    const passwordHash = await this.hasher.hash(change.next);
    await this.database.transaction(actor, async (transaction) => {
      await setOwnPassword(transaction, actor.personId, passwordHash);
      await endOtherSessions(transaction, actor);
      if (!(await rotateSession(transaction, actor, { id: newId(), tokenHash: change.tokenHash, agencyId: actor.agencyId }))) throw new DomainError('not_signed_in');
      await this.door.forgive(transaction, trial);
      await recordAudit(transaction, 'password.changed', { kind: 'person', id: actor.personId });
    });
  }
}
