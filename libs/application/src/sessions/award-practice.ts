import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { awardHours } from '@sinau/persistence/points';
import { lockPractice, signatureToAward, unawardedSignatures } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { yearIn } from './year-in.js';

/** Counts the JP of a field practice that was signed off, once, and only on the signature that holds: the report's lock keeps a withdrawal out meanwhile. */
@Injectable()
export class AwardPractice {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actor: SystemActor, stepId: string): Promise<void> {
    return this.database.transaction(actor, async (transaction) => {
      const named = await signatureToAward(transaction, stepId);
      if (!named) return;
      await lockPractice(transaction, named.reportId);
      const signature = await signatureToAward(transaction, stepId);
      if (!signature?.holds || signature.hours === 0) return;
      const { personId, hours, title, competencyClass, activityKind, timeZone, startsAt, at } = signature;
      await awardHours(transaction, {
        personId, hours, title, competencyClass, activityKind, minutes: null, year: yearIn(timeZone, startsAt), evidenceKind: 'sign_off', evidenceId: stepId, recordedAt: at.toISOString(),
      });
    });
  }

  /** Signatures whose JP a lost job owes. */
  owed(actor: SystemActor): Promise<string[]> {
    return this.database.transaction(actor, unawardedSignatures);
  }
}
