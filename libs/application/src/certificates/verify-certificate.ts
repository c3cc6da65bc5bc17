import { createHash } from 'node:crypto';
import { readPublicCode } from '@sinau/domain/certificates';
import { DomainError } from '@sinau/domain/core';
import { publicCertificate, type PublicCertificate } from '@sinau/persistence/certificates';
import { Database } from '@sinau/persistence/core';
import { takeFromLimits } from '@sinau/persistence/identity';
import { Inject, Injectable } from '@nestjs/common';

/** Looks from one address in a minute (C03). */
const LOOKS = 30;
/** Codes that nobody has, from one address in ten minutes: a guesser's, not a reader's. */
const MISSES = 10;
const MINUTE = 60;

export type Verification =
  | { readonly kind: 'found'; readonly code: string; readonly certificate: PublicCertificate }
  | { readonly kind: 'not_found' }
  /** Seconds until the next try. */
  | { readonly kind: 'limited'; readonly seconds: number }
  /** The database can't be asked: nothing is known, least of all that a certificate is false. */
  | { readonly kind: 'unknown' };

const bucketOf = (kind: 'look' | 'miss', address: string) => `verify:${kind}:${createHash('sha256').update(address).digest('base64url').slice(0, 22)}`;

/** Answers strangers: is this certificate genuine? Tells a failure to look from a failure to find. */
@Injectable()
export class VerifyCertificate {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(typed: string, address: string): Promise<Verification> {
    try {
      const seconds = await this.secondsToWait(bucketOf('look', address), LOOKS, MINUTE);
      if (seconds !== null) return { kind: 'limited', seconds };
      const code = readPublicCode(typed);
      const certificate = code === null ? null : await publicCertificate(this.database, code);
      if (code !== null && certificate !== null) return { kind: 'found', code, certificate };
      return await this.miss(address);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'unavailable') return { kind: 'unknown' };
      throw error;
    }
  }

  private async miss(address: string): Promise<Verification> {
    const seconds = await this.secondsToWait(bucketOf('miss', address), MISSES, 10 * MINUTE);
    return seconds === null ? { kind: 'not_found' } : { kind: 'limited', seconds };
  }

  /** Null when the limit is not reached, or when a read-only database can't count: looking must go on (C03). */
  private async secondsToWait(bucket: string, limit: number, windowSeconds: number): Promise<number | null> {
    try {
      const [counted] = await takeFromLimits(this.database, [bucket], windowSeconds);
      return counted !== undefined && counted.count > limit ? counted.seconds : null;
    } catch (error) {
      if (isReadOnly(error)) return null;
      throw error;
    }
  }
}

/** SQLSTATE 25006: read_only_sql_transaction. */
function isReadOnly(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '25006';
}
