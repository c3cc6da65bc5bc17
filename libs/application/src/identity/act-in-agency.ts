import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId } from '@sinau/persistence/core';
import { ownProfile, rotateSession } from '@sinau/persistence/identity';
import { Inject, Injectable } from '@nestjs/common';

export type AgencyChoice = { readonly agencyId: string; readonly reason: string; readonly tokenHash: Buffer };

/** A platform administrator goes to another agency, or home. The agency's own audit says who came and why. */
@Injectable()
export class ActInAgency {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found` for an unknown agency, `forbidden` for anybody but a platform administrator. */
  async run(actor: PersonActor, choice: AgencyChoice): Promise<void> {
    if (!actor.assignments.some((held) => held.role === 'platform_admin' && held.scope.kind === 'platform')) throw new DomainError('forbidden');
    const there: PersonActor = { ...actor, agencyId: choice.agencyId };
    if (!(await ownProfile(this.database, there))) throw new DomainError('not_found');
    await this.database.transaction(there, async (transaction) => {
      if (!(await rotateSession(transaction, actor, { id: newId(), tokenHash: choice.tokenHash, agencyId: choice.agencyId }))) throw new DomainError('not_signed_in');
      await recordAudit(transaction, 'agency.entered', { kind: 'agency', id: choice.agencyId }, { reason: choice.reason, from: actor.agencyId });
    });
  }
}
