import { ReleaseReview } from '@sinau/application/grading';
import { releaseReview, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class ReleaseReviewProcessor extends JobProcessor<typeof releaseReview> {
  readonly job = releaseReview;

  constructor(@Inject(ReleaseReview) private readonly releaseReview: ReleaseReview) {
    super();
  }

  run({ agencyId, attemptId }: JobPayload<typeof releaseReview>, context: JobContext): Promise<void> {
    return this.releaseReview.run(this.actor(agencyId, context), attemptId);
  }
}
