import { TellSessionGuests } from '@sinau/application/sessions';
import { tellSessionGuests, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class TellSessionGuestsProcessor extends JobProcessor<typeof tellSessionGuests> {
  readonly job = tellSessionGuests;

  constructor(@Inject(TellSessionGuests) private readonly tell: TellSessionGuests) {
    super();
  }

  run({ agencyId, ...change }: JobPayload<typeof tellSessionGuests>, context: JobContext): Promise<void> {
    return this.tell.run(this.actor(agencyId, context), change);
  }
}
