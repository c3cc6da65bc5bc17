import { DomainError } from '@sinau/domain/core';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/** trust.md: 19 MiB, t=2, p=1; about 11 ms. 2 is Argon2id. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 2;
/** About five seconds of work: an exam hall that signs in together waits; a flood is told to come back. */
const WAITING_LIMIT = 1_000;

/** Argon2id, at most two at a time so that signing in never takes the whole machine. */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private dummy: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST));
  }

  /**
   * Whether the password fits. Without a hash the same work is done on a password that nobody has:
   * the time must not tell whether an account exists (S05).
   */
  async fits(passwordHash: string | null, password: string): Promise<boolean> {
    this.dummy ??= hash('nobody has this password', COST);
    const compared = passwordHash ?? (await this.dummy);
    const same = await this.inTurn(() => verify(compared, password));
    return same && passwordHash !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) await this.turn();
    else this.running += 1;
    try {
      return await work();
    } finally {
      this.passOn();
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.length >= WAITING_LIMIT) throw new DomainError('unavailable', { service: 'password' });
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** The place goes to the next in line, so that nobody can slip in between. */
  private passOn(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
