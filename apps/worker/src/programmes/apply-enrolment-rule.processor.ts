import { ApplyRule } from '@sinau/application/programmes';
import { applyEnrolmentRule, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class ApplyEnrolmentRuleProcessor extends JobProcessor<typeof applyEnrolmentRule> {
  readonly job = applyEnrolmentRule;

  constructor(@Inject(ApplyRule) private readonly rules: ApplyRule) {
    super();
  }

  run({ agencyId, ruleId }: JobPayload<typeof applyEnrolmentRule>, context: JobContext): Promise<void> {
    return this.rules.run(this.actor(agencyId, context), ruleId, new Date());
  }
}
