import { AwardPractice, RewritePracticePhoto } from '@sinau/application/sessions';
import { awardPractice, rewritePracticePhoto, type JobPayload } from '@sinau/contracts/jobs';
import type { SystemActor } from '@sinau/domain/identity';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';
import { Reconciler } from '../frame/reconciler.js';

@Injectable()
export class AwardPracticeProcessor extends JobProcessor<typeof awardPractice> {
  readonly job = awardPractice;

  constructor(@Inject(AwardPractice) private readonly award: AwardPractice) {
    super();
  }

  run({ agencyId, stepId }: JobPayload<typeof awardPractice>, context: JobContext): Promise<void> {
    return this.award.run(this.actor(agencyId, context), stepId);
  }
}

/** Counts field practice that was signed off while the queue forgot it. */
@Injectable()
export class UnawardedPractice extends Reconciler {
  readonly name = 'unawarded-practice';
  readonly everyMs = 30_000;

  constructor(@Inject(AwardPractice) private readonly award: AwardPractice) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.award.owed(actor);
  }

  act(actor: SystemActor, stepId: string): Promise<void> {
    return this.award.run(actor, stepId);
  }
}

@Injectable()
export class RewritePracticePhotoProcessor extends JobProcessor<typeof rewritePracticePhoto> {
  readonly job = rewritePracticePhoto;

  constructor(@Inject(RewritePracticePhoto) private readonly rewrite: RewritePracticePhoto) {
    super();
  }

  run({ agencyId, fileId }: JobPayload<typeof rewritePracticePhoto>, context: JobContext): Promise<void> {
    return this.rewrite.run(this.actor(agencyId, context), fileId);
  }
}

/** Writes photos anew that a lost job left as they came. */
@Injectable()
export class PendingPracticePhotos extends Reconciler {
  readonly name = 'pending-practice-photos';
  readonly everyMs = 30_000;

  constructor(@Inject(RewritePracticePhoto) private readonly rewrite: RewritePracticePhoto) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.rewrite.owed(actor);
  }

  act(actor: SystemActor, fileId: string): Promise<void> {
    return this.rewrite.run(actor, fileId);
  }
}
