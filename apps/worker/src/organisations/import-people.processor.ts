import { ImportPeople } from '@sinau/application/organisations';
import { importPeople, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';

@Injectable()
export class ImportPeopleProcessor extends JobProcessor<typeof importPeople> {
  readonly job = importPeople;

  constructor(
    @Inject(ImportPeople) private readonly importPeople: ImportPeople,
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
  ) {
    super();
  }

  run({ agencyId, taskId }: JobPayload<typeof importPeople>, context: JobContext): Promise<void> {
    return this.importPeople.run(this.actor(agencyId, context), taskId, this.options.configuration.publicUrl);
  }
}
