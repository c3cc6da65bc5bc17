import { ImportFramework } from '@sinau/application/competencies';
import { importFramework, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class ImportFrameworkProcessor extends JobProcessor<typeof importFramework> {
  readonly job = importFramework;

  constructor(@Inject(ImportFramework) private readonly files: ImportFramework) {
    super();
  }

  run({ agencyId, taskId, kind }: JobPayload<typeof importFramework>, context: JobContext): Promise<void> {
    return this.files.run(this.actor(agencyId, context), { taskId, kind });
  }
}
