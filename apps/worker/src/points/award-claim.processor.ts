import { AwardClaim } from '@sinau/application/points';
import { awardClaim, type JobPayload } from '@sinau/contracts/jobs';
import type { SystemActor } from '@sinau/domain/identity';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';
import { Reconciler } from '../frame/reconciler.js';

@Injectable()
export class AwardClaimProcessor extends JobProcessor<typeof awardClaim> {
  readonly job = awardClaim;

  constructor(@Inject(AwardClaim) private readonly award: AwardClaim) {
    super();
  }

  run({ agencyId, claimId }: JobPayload<typeof awardClaim>, context: JobContext): Promise<void> {
    return this.award.run(this.actor(agencyId, context), claimId);
  }
}

/** Counts what was accepted while the queue forgot it. */
@Injectable()
export class UnawardedClaims extends Reconciler {
  readonly name = 'unawarded-claims';
  readonly everyMs = 30_000;

  constructor(@Inject(AwardClaim) private readonly award: AwardClaim) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.award.find(actor);
  }

  act(actor: SystemActor, claimId: string): Promise<void> {
    return this.award.run(actor, claimId);
  }
}
