import { SendMail } from '@sinau/application/notifications';
import { sendMail, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

/** Mails of the platform itself belong to no agency; the worker's policy for those lets it see them, whatever agency it acts in. */
const NO_AGENCY = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class SendMailProcessor extends JobProcessor<typeof sendMail> {
  readonly job = sendMail;

  constructor(@Inject(SendMail) private readonly sendMail: SendMail) {
    super();
  }

  run({ agencyId, mailId }: JobPayload<typeof sendMail>, context: JobContext): Promise<void> {
    return this.sendMail.run(this.actor(agencyId ?? NO_AGENCY, context), mailId);
  }
}
