import { DomainError } from '@sinau/domain/core';
import { isWeakPassword, normalisedLogin, type Actor, type PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database } from '@sinau/persistence/core';
import {
  askForReset, endSessionsOf, forgetKnownDevices, resetAsker, resetHolder, setOwnPassword, takeFromLimits, useReset, type ResetAsker, type ResetHolder, type ResetMail,
} from '@sinau/persistence/identity';
import { Inject, Injectable } from '@nestjs/common';
import { momentText } from '../core/index.js';
import { PasswordDoor, short } from './password-door.js';
import { PasswordHasher } from './password-hasher.js';

const WINDOW_SECONDS = 3600;
/** Mails to one account in an hour. */
const PER_ACCOUNT = 3;

const VALID_MS = 3600_000;

function resetMail(asker: ResetAsker, { tokenHash, link }: { readonly tokenHash: Buffer; readonly link: string }): ResetMail | null {
  if (asker.email === null) return null;
  const expiresAt = new Date(Date.now() + VALID_MS);
  const facts = { agency: asker.agencyName, recipient: asker.name, link, validUntil: momentText(expiresAt, asker.timeZone, asker.language) };
  return { personId: asker.personId, to: asker.email, tokenHash, expiresAt, template: 'password-reset', language: asker.language, facts };
}

function actorOf({ personId, agencyId, name }: ResetHolder, asking: Actor): PersonActor {
  return { ...asking, kind: 'person', personId, agencyId, sessionId: '', name, assignments: [] };
}

/** A reset link by mail, and its use. */
@Injectable()
export class ResetPassword {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PasswordDoor) private readonly door: PasswordDoor,
    @Inject(PasswordHasher) private readonly hasher: PasswordHasher,
  ) {}

  /**
   * Sends a link when the login is known and has an address. Never tells which: the same statements run,
   * and the same counters count, for a login that nobody has. Throws `too_many_logins` when the address asked too often,
   * or its passwords were wrong too often: all doors share that count.
   */
  async ask(actor: Actor, request: { readonly login: string; readonly address: string; readonly tokenHash: Buffer; readonly link: string }): Promise<void> {
    await this.door.takeTurnOf(request.address);
    const login = normalisedLogin(request.login);
    const asker = await resetAsker(this.database, login);
    const [taken] = await takeFromLimits(this.database, [`reset:account:${short(asker?.personId ?? `login:${login}`)}`], WINDOW_SECONDS);
    const may = (taken?.count ?? 0) <= PER_ACCOUNT;
    await askForReset(this.database, actor, asker && may ? resetMail(asker, request) : null);
  }

  /** Sets the new password and ends every session. Throws `reset_expired`, `weak_password`, `too_many_logins`. */
  async use(asking: Actor, request: { readonly tokenHash: Buffer; readonly password: string; readonly address: string }): Promise<void> {
    await this.door.assertAddressMay(request.address);
    const holder = await resetHolder(this.database, request.tokenHash);
    if (!holder) {
      await this.door.countWrong(request.address);
      throw new DomainError('reset_expired');
    }
    if (isWeakPassword(request.password, holder)) throw new DomainError('weak_password');
    await this.set(actorOf(holder, asking), request.tokenHash, await this.hasher.hash(request.password));
  }

  private async set(actor: PersonActor, tokenHash: Buffer, passwordHash: string): Promise<void> {
    const { personId } = actor;
    await this.database.transaction(actor, async (transaction) => {
      if (!(await useReset(transaction, tokenHash))) throw new DomainError('reset_expired');
      await setOwnPassword(transaction, personId, passwordHash);
      await endSessionsOf(transaction, personId);
      await forgetKnownDevices(transaction, personId);
      await this.door.forgive(transaction, { account: personId, knownDevice: null });
      await recordAudit(transaction, 'password.reset', { kind: 'person', id: personId });
    });
  }
}
