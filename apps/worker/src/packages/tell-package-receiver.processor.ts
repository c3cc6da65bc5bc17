import { TellPackageReceiver } from '@sinau/application/packages';
import { tellPackageReceiver, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class TellPackageReceiverProcessor extends JobProcessor<typeof tellPackageReceiver> {
  readonly job = tellPackageReceiver;

  constructor(@Inject(TellPackageReceiver) private readonly tell: TellPackageReceiver) {
    super();
  }

  run({ agencyId, ...news }: JobPayload<typeof tellPackageReceiver>, context: JobContext): Promise<void> {
    return this.tell.run(this.actor(agencyId, context), news);
  }
}
