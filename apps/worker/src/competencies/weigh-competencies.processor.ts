import { WeighLevels } from '@sinau/application/competencies';
import { weighCompetencies, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class WeighCompetenciesProcessor extends JobProcessor<typeof weighCompetencies> {
  readonly job = weighCompetencies;

  constructor(@Inject(WeighLevels) private readonly weigh: WeighLevels) {
    super();
  }

  run({ agencyId }: JobPayload<typeof weighCompetencies>, context: JobContext): Promise<void> {
    return this.weigh.run(this.actor(agencyId, context));
  }
}
