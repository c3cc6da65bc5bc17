import { CopyPackage } from '@sinau/application/packages';
import { copyPackage, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class CopyPackageProcessor extends JobProcessor<typeof copyPackage> {
  readonly job = copyPackage;

  constructor(@Inject(CopyPackage) private readonly copyPackage: CopyPackage) {
    super();
  }

  run({ agencyId, takingId }: JobPayload<typeof copyPackage>, context: JobContext): Promise<void> {
    return this.copyPackage.run(this.actor(agencyId, context), { takingId, isLast: context.attempt >= context.attempts, signal: context.signal });
  }
}
