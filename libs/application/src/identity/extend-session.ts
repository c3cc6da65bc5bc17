import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { touchSession } from '@sinau/persistence/identity';
import { Inject, Injectable } from '@nestjs/common';

/** Slides the session's idle limit, up to its absolute end. */
@Injectable()
export class ExtendSession {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The new expiry. Throws `not_signed_in` when the session ended meanwhile. */
  async run(actor: PersonActor): Promise<Date> {
    const expiresAt = await touchSession(this.database, actor);
    if (!expiresAt) throw new DomainError('not_signed_in');
    return expiresAt;
  }
}
