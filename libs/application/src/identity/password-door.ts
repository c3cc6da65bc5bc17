import { createHash } from 'node:crypto';
import { DomainError } from '@sinau/domain/core';
import { Database, type Transaction } from '@sinau/persistence/core';
import { clearLimits, giveBackToLimits, readLimits, takeFromLimits, takeTurnAfterPause, type Counted, type GrowingPause } from '@sinau/persistence/identity';
import { Inject, Injectable } from '@nestjs/common';
import { addressBuckets } from './address-buckets.js';
import { PasswordHasher } from './password-hasher.js';

const WINDOW_SECONDS = 15 * 60;
/** After the free ones a wrong password makes the next wait 1, 2, 4, 8 and then 15 minutes each time; a day without any is forgotten. */
const growing = { first: 60, longest: WINDOW_SECONDS, forgetAfter: 24 * 60 * 60 } as const;
/** Of one account, from devices it does not know. */
const PER_ACCOUNT: GrowingPause = { free: 5, ...growing };
/** On a device that signed in before. */
const PER_KNOWN_DEVICE: GrowingPause = { free: 10, ...growing };
/** Wrong passwords of one address; a whole exam hall may stand behind it, so only wrong ones count. */
const PER_ADDRESS = 100;
const PER_NETWORK = 300;

export type PasswordTrial = {
  /** The person when known, else what was typed: both are limited alike. */
  readonly account: string;
  readonly passwordHash: string | null;
  readonly password: string;
  readonly address: string;
  /** Set when this device signed in to this account before: a stranger's wrong guesses can't lock its owner out. */
  readonly knownDevice: Buffer | null;
};

/** A bucket tells who reads the counters nothing of what was typed. */
export const short = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

function accountBucket(trial: PasswordTrial): { bucket: string; pause: GrowingPause } {
  if (trial.knownDevice) return { bucket: `login:device:${short(`${trial.account}:${trial.knownDevice.toString('hex')}`)}`, pause: PER_KNOWN_DEVICE };
  return { bucket: `login:account:${short(trial.account)}`, pause: PER_ACCOUNT };
}

function refuse(seconds: number): never {
  throw new DomainError('too_many_logins', { minutes: Math.ceil(seconds / 60), seconds });
}

/** The one place where a password is tried: sign-in and password change share its counters, and so do all replicas. */
@Injectable()
export class PasswordDoor {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PasswordHasher) private readonly hasher: PasswordHasher,
  ) {}

  /** Whether the password fits. Throws `too_many_logins` when it may not be tried now. */
  async fits(trial: PasswordTrial): Promise<boolean> {
    if (!trial.knownDevice) await this.assertAddressMay(trial.address);
    const { bucket, pause } = accountBucket(trial);
    const { waitSeconds } = await takeTurnAfterPause(this.database, bucket, pause);
    if (waitSeconds > 0) refuse(waitSeconds);
    const fits = await this.tried(trial, bucket);
    if (!fits) await this.countWrong(trial.address);
    return fits;
  }

  /** A wrong secret of another door, a reset token: counts against the address. */
  async countWrong(address: string): Promise<void> {
    await takeFromLimits(this.database, addressBuckets(address), WINDOW_SECONDS);
  }

  /** Counts a request that may come from strangers against the address, whatever it finds. Throws `too_many_logins` when there were too many. */
  async takeTurnOf(address: string): Promise<void> {
    this.assertWithin(address, await takeFromLimits(this.database, addressBuckets(address), WINDOW_SECONDS), 0);
  }

  async assertAddressMay(address: string): Promise<void> {
    this.assertWithin(address, await readLimits(this.database, addressBuckets(address)), 1);
  }

  /** `coming`: how many more than were counted this request makes. */
  private assertWithin(address: string, counted: readonly Counted[], coming: number): void {
    const [one] = addressBuckets(address);
    const over = counted.filter((entry) => entry.count + coming > (entry.bucket === one ? PER_ADDRESS : PER_NETWORK));
    if (over.length > 0) refuse(Math.max(...over.map(({ seconds }) => seconds)));
  }

  /** After a right password: the account's wrong ones are forgotten. */
  async forgive(transaction: Transaction, trial: Pick<PasswordTrial, 'account' | 'knownDevice'>): Promise<void> {
    const { bucket } = accountBucket({ ...trial, passwordHash: null, password: '', address: '' });
    await clearLimits(transaction, [bucket]);
  }

  private async tried(trial: PasswordTrial, bucket: string): Promise<boolean> {
    try {
      return await this.hasher.fits(trial.passwordHash, trial.password);
    } catch (error) {
      await giveBackToLimits(this.database, [bucket]);
      throw error;
    }
  }
}
