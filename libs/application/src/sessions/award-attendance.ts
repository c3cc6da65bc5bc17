import type { SystemActor } from '@sinau/domain/identity';
import { countsByAttendance, evidenceOf } from '@sinau/domain/sessions';
import { Database } from '@sinau/persistence/core';
import { awardHours } from '@sinau/persistence/points';
import { decisionToAward, lockedSession, unawardedDecisions } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { worthIn } from './session-worth.js';
import { yearIn } from './year-in.js';

/** Counts the JP of an attended session, once, and only on the decision that holds: the session's lock keeps a correction out meanwhile. */
@Injectable()
export class AwardAttendance {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actor: SystemActor, decisionId: string): Promise<void> {
    return this.database.transaction(actor, async (transaction) => {
      const named = await decisionToAward(transaction, decisionId);
      const session = named && (await lockedSession(transaction, named.sessionId));
      const decision = await decisionToAward(transaction, decisionId);
      if (!session || !decision?.holds || !countsByAttendance(session.kind) || session.hours === 0) return;
      const { competencyClass, activityKind, title } = session;
      const worth = await worthIn(transaction, session);
      await awardHours(transaction, {
        personId: decision.personId, year: yearIn(session.timeZone, session.startsAt), ...worth, evidenceKind: evidenceOf(session.kind), evidenceId: decisionId, title, competencyClass, activityKind,
        recordedAt: decision.decidedAt.toISOString(),
      });
    });
  }

  /** Decisions whose JP a lost job owes. */
  owed(actor: SystemActor): Promise<string[]> {
    return this.database.transaction(actor, unawardedDecisions);
  }
}
