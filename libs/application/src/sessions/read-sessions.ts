import type { RunSessionsView, SessionView } from '@sinau/contracts/sessions';
import type { Actor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { sessionsOfRun } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { runSeen, sessionSeen, sessionViewOf } from './session-desk.js';

/** Sessions as organisers, their run's instructors and auditors see them. */
@Injectable()
export class ReadSessions {
  constructor(@Inject(Database) private readonly database: Database) {}

  ofRun(actor: Actor, runId: string): Promise<RunSessionsView> {
    return this.database.transaction(actor, async (transaction) => {
      const { run, mayManage } = await runSeen(transaction, actor, runId);
      const sessions = (await sessionsOfRun(transaction, runId)).map((session) => sessionViewOf(session, actor, transaction.agencyId));
      return { runId, runName: run.name, courseTitle: run.courseTitle, mayManage, sessions };
    });
  }

  one(actor: Actor, sessionId: string): Promise<SessionView> {
    return this.database.transaction(actor, async (transaction) => sessionViewOf(await sessionSeen(transaction, actor, sessionId), actor, transaction.agencyId));
  }
}
