import { ProcessPicture } from '@sinau/application/media';
import { processPicture, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class ProcessPictureProcessor extends JobProcessor<typeof processPicture> {
  readonly job = processPicture;

  constructor(@Inject(ProcessPicture) private readonly processPicture: ProcessPicture) {
    super();
  }

  run({ agencyId, mediaId }: JobPayload<typeof processPicture>, context: JobContext): Promise<void> {
    return this.processPicture.run(this.actor(agencyId, context), { mediaId, isLast: context.attempt >= context.attempts });
  }
}
