import { CheckAuditChain } from '@sinau/application/audit';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** Looks through each agency's audit once a day (P01); an agency whose store was away is tried again in the next round. */
@Injectable()
export class UncheckedAudits extends Reconciler {
  readonly name = 'unchecked-audits';
  readonly everyMs = 600_000;

  constructor(@Inject(CheckAuditChain) private readonly check: CheckAuditChain) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.check.due(actor);
  }

  async act(actor: SystemActor, day: string): Promise<void> {
    await this.check.run(actor, day);
  }
}
