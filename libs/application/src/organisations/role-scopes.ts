import type { RoleScopeRow } from '@sinau/contracts/organisations';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase, Database } from '@sinau/persistence/core';
import { coursesByTitle, runsByName } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';

/** What a role may be limited to. A course need not be published: its title is read where its authors write it. */
@Injectable()
export class RoleScopes {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AuthorDatabase) private readonly authors: AuthorDatabase,
  ) {}

  /** At most 20. */
  async run(actor: PersonActor, { kind, search }: { kind: 'course' | 'run'; search?: string | undefined }): Promise<{ rows: RoleScopeRow[] }> {
    if (!can(actor, 'role.assign', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
    const part = search ?? '';
    if (kind === 'course') return { rows: await this.authors.transaction(actor, (transaction) => coursesByTitle(transaction, part)) };
    return { rows: await this.database.transaction(actor, (transaction) => runsByName(transaction, part)) };
  }
}
