import { ImportLevels } from '@sinau/application/competencies';
import { importLevels, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class ImportLevelsProcessor extends JobProcessor<typeof importLevels> {
  readonly job = importLevels;

  constructor(@Inject(ImportLevels) private readonly levels: ImportLevels) {
    super();
  }

  run({ agencyId, taskId }: JobPayload<typeof importLevels>, context: JobContext): Promise<void> {
    return this.levels.run(this.actor(agencyId, context), taskId);
  }
}
