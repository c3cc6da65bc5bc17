import { DomainError } from '@sinau/domain/core';
import { deviceLabel, normalisedLogin, type PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId } from '@sinau/persistence/core';
import { endReplacedSession, loginCandidate, openSession, rememberDevice, type LoginCandidate } from '@sinau/persistence/identity';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { PasswordDoor, type PasswordTrial } from './password-door.js';

export type SignInRequest = {
  readonly login: string;
  readonly password: string;
  readonly address: string;
  readonly userAgent: string | undefined;
  /** SHA-256 of the token that the new session's cookie will hold. */
  readonly tokenHash: Buffer;
  /** SHA-256 of the session token that the browser still showed; null when it showed none. */
  readonly shownHash: Buffer | null;
  /** SHA-256 of the device's token: the one it showed, or a new one. */
  readonly deviceHash: Buffer;
};

/** Signs a person in: a new session with a token that nobody knew before; the one that the browser still held is over (S01). */
@Injectable()
export class SignIn {
  private readonly logger = new Logger('sign-in');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PasswordDoor) private readonly door: PasswordDoor,
  ) {}

  /**
   * Opens the session. Throws `wrong_login` for an unknown login, a suspended person and a wrong password
   * alike, in body, status and time (S05); `too_many_logins` when the account or address must wait.
   */
  async run(request: SignInRequest): Promise<PersonActor> {
    const login = normalisedLogin(request.login);
    const candidate = await loginCandidate(this.database, login, request.deviceHash);
    const trial: PasswordTrial = {
      account: candidate?.personId ?? `login:${login}`,
      passwordHash: candidate?.passwordHash ?? null,
      password: request.password,
      address: request.address,
      knownDevice: candidate?.deviceIsKnown ? request.deviceHash : null,
    };
    const fits = await this.door.fits(trial);
    if (!candidate || !fits) {
      this.logger.warn({ event: 'sign_in_refused', address: request.address, personId: candidate?.personId ?? null });
      throw new DomainError('wrong_login');
    }
    return this.open(request, candidate, trial);
  }

  private async open(request: SignInRequest, candidate: LoginCandidate, trial: PasswordTrial): Promise<PersonActor> {
    const { personId, agencyId, name } = candidate;
    const actor: PersonActor = { kind: 'person', personId, agencyId, sessionId: newId(), name, assignments: [] };
    const label = deviceLabel(request.userAgent);
    await this.database.transaction(actor, async (transaction) => {
      if (request.shownHash) await endReplacedSession(transaction, personId, request.shownHash);
      await openSession(transaction, { id: actor.sessionId, tokenHash: request.tokenHash, personId, agencyId, deviceLabel: label });
      await rememberDevice(transaction, personId, request.deviceHash);
      await this.door.forgive(transaction, trial);
      await recordAudit(transaction, 'session.opened', { kind: 'person', id: personId }, { device: label, newDevice: !candidate.deviceIsKnown });
    });
    return actor;
  }
}
