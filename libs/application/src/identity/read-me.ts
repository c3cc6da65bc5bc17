import type { MeView } from '@sinau/contracts/identity';
import { DomainError } from '@sinau/domain/core';
import type { Scope } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { ownProfile, sessionByToken, type LiveSession } from '@sinau/persistence/identity';
import { Inject, Injectable } from '@nestjs/common';

const shown = (scope: Scope) => (scope.kind === 'units' ? { ...scope, unitIds: [...scope.unitIds] } : scope);

/** Who is signed in, in the form that every screen begins with. */
@Injectable()
export class ReadMe {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(session: Pick<LiveSession, 'actor' | 'mustChangePassword' | 'expiresAt'>): Promise<MeView> {
    const { actor } = session;
    const profile = await ownProfile(this.database, actor);
    if (!profile) throw new DomainError('not_signed_in');
    return {
      personId: actor.personId,
      name: actor.name,
      ...profile,
      assignments: actor.assignments.map(({ role, scope }) => ({ role, scope: shown(scope) })),
      mustChangePassword: session.mustChangePassword,
      sessionExpiresAt: session.expiresAt.toISOString(),
    };
  }

  /** The same, of a session that was opened just now. */
  async ofToken(tokenHash: Buffer): Promise<MeView> {
    const session = await sessionByToken(this.database, tokenHash);
    if (!session) throw new DomainError('not_signed_in');
    return this.run(session);
  }
}
