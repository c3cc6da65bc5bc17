import { GradeAttempt } from '@sinau/application/grading';
import { gradeAttempt, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class GradeAttemptProcessor extends JobProcessor<typeof gradeAttempt> {
  readonly job = gradeAttempt;

  constructor(@Inject(GradeAttempt) private readonly gradeAttempt: GradeAttempt) {
    super();
  }

  run({ agencyId, attemptId }: JobPayload<typeof gradeAttempt>, context: JobContext): Promise<void> {
    return this.gradeAttempt.run(this.actor(agencyId, context), attemptId);
  }
}
