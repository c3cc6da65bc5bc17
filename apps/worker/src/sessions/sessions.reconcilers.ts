import { AwardAttendance } from '@sinau/application/sessions';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** Counts attended sessions whose job was lost. */
@Injectable()
export class UnawardedAttendance extends Reconciler {
  readonly name = 'unawarded-attendance';
  readonly everyMs = 30_000;

  constructor(@Inject(AwardAttendance) private readonly award: AwardAttendance) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.award.owed(actor);
  }

  act(actor: SystemActor, decisionId: string): Promise<void> {
    return this.award.run(actor, decisionId);
  }
}
