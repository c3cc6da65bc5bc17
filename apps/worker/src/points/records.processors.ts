import { ExportRecords, SendRecord } from '@sinau/application/points';
import { exportRecords, sendRecord, type JobPayload } from '@sinau/contracts/jobs';
import type { SystemActor } from '@sinau/domain/identity';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';
import { Reconciler } from '../frame/reconciler.js';

@Injectable()
export class SendRecordProcessor extends JobProcessor<typeof sendRecord> {
  readonly job = sendRecord;

  constructor(@Inject(SendRecord) private readonly send: SendRecord) {
    super();
  }

  run({ agencyId, deliveryId }: JobPayload<typeof sendRecord>, context: JobContext): Promise<void> {
    return this.send.run(this.actor(agencyId, context), deliveryId);
  }
}

@Injectable()
export class ExportRecordsProcessor extends JobProcessor<typeof exportRecords> {
  readonly job = exportRecords;

  constructor(@Inject(ExportRecords) private readonly records: ExportRecords) {
    super();
  }

  run({ agencyId, taskId }: JobPayload<typeof exportRecords>, context: JobContext): Promise<void> {
    return this.records.run(this.actor(agencyId, context), taskId, { isLast: context.attempt >= context.attempts, signal: context.signal });
  }
}

type UntoldAward = Awaited<ReturnType<SendRecord['untold']>>[number];

/** Puts awards on their way to the receiving service, of agencies that send. */
@Injectable()
export class UntoldAwards extends Reconciler<UntoldAward> {
  readonly name = 'untold-awards';
  readonly everyMs = 60_000;

  constructor(@Inject(SendRecord) private readonly send: SendRecord) {
    super();
  }

  find(actor: SystemActor): Promise<readonly UntoldAward[]> {
    return this.send.untold(actor);
  }

  act(actor: SystemActor, award: UntoldAward): Promise<void> {
    return this.send.begin(actor, award);
  }
}

/** Tries again what the other side did not take, and what a worker that died left behind. */
@Injectable()
export class DueDeliveries extends Reconciler {
  readonly name = 'due-deliveries';
  readonly everyMs = 15_000;

  constructor(@Inject(SendRecord) private readonly send: SendRecord) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.send.due(actor);
  }

  act(actor: SystemActor, deliveryId: string): Promise<void> {
    return this.send.run(actor, deliveryId);
  }
}

/** Deletes files of records that were kept long enough. */
@Injectable()
export class ExpiredExports extends Reconciler {
  readonly name = 'expired-record-exports';
  readonly everyMs = 3_600_000;

  constructor(@Inject(ExportRecords) private readonly records: ExportRecords) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.records.expired(actor);
  }

  act(actor: SystemActor, taskId: string): Promise<void> {
    return this.records.expire(actor, taskId);
  }
}
