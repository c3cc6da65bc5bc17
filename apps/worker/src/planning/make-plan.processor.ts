import { MakePlan } from '@sinau/application/planning';
import { makePlan, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class MakePlanProcessor extends JobProcessor<typeof makePlan> {
  readonly job = makePlan;

  constructor(@Inject(MakePlan) private readonly makePlan: MakePlan) {
    super();
  }

  run({ agencyId, taskId }: JobPayload<typeof makePlan>, context: JobContext): Promise<void> {
    return this.makePlan.run(this.actor(agencyId, context), taskId, () => context.attempt >= context.attempts && !context.signal.aborted);
  }
}
