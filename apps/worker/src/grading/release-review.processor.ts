import { ReleaseReview } from '@sinau/application/grading';
import { releaseReview, type JobPayload } from '@sinau/contracts/jobs';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class ReleaseReviewProcessor extends JobProcessor<typeof releaseReview> {
  readonly job = releaseReview;

  constructor(@Inject(ReleaseReview) private readonly releaseReview: ReleaseReview) {
    super();
  }

  run({ agencyId, attemptId }: JobPayload<typeof releaseReview>): Promise<void> {
    return this.releaseReview.run({ kind: 'system', agencyId, job: 'release-review' }, attemptId);
  }
}
