import { AwardAttendance, RemindOfSessions } from '@sinau/application/sessions';
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

/** Reminds people of their sessions: 500 of an agency a minute. */
@Injectable()
export class SessionReminders extends Reconciler {
  readonly name = 'session-reminders';
  readonly everyMs = 60_000;

  constructor(@Inject(RemindOfSessions) private readonly remind: RemindOfSessions) {
    super();
  }

  /** One item per agency that has any: they are told together. */
  find(actor: SystemActor): Promise<readonly string[]> {
    return this.remind.find(actor, new Date());
  }

  async act(actor: SystemActor): Promise<void> {
    await this.remind.run(actor, new Date());
  }
}
