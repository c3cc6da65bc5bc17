import { MakeReport } from '@sinau/application/reports';
import { makeReport, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class MakeReportProcessor extends JobProcessor<typeof makeReport> {
  readonly job = makeReport;

  constructor(@Inject(MakeReport) private readonly makeReport: MakeReport) {
    super();
  }

  run({ agencyId, taskId }: JobPayload<typeof makeReport>, context: JobContext): Promise<void> {
    return this.makeReport.run(this.actor(agencyId, context), taskId, context.attempt >= context.attempts);
  }
}
