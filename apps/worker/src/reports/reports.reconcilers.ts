import { MakeReport } from '@sinau/application/reports';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** Files of reports are kept seven days. */
@Injectable()
export class OldReportFiles extends Reconciler {
  readonly name = 'old-report-files';
  readonly everyMs = 3600_000;

  constructor(@Inject(MakeReport) private readonly reports: MakeReport) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.reports.find(actor);
  }

  act(actor: SystemActor, taskId: string): Promise<void> {
    return this.reports.forget(actor, taskId);
  }
}
