import { AwardAttendance } from '@sinau/application/sessions';
import { awardAttendance, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class AwardAttendanceProcessor extends JobProcessor<typeof awardAttendance> {
  readonly job = awardAttendance;

  constructor(@Inject(AwardAttendance) private readonly award: AwardAttendance) {
    super();
  }

  run({ agencyId, decisionId }: JobPayload<typeof awardAttendance>, context: JobContext): Promise<void> {
    return this.award.run(this.actor(agencyId, context), decisionId);
  }
}
