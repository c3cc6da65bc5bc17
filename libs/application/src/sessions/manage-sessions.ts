import type { SessionView } from '@sinau/contracts/sessions';
import type { ActivityKind } from '@sinau/domain/courses';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { checkSessionPlace, checkSessionTime, mayCancel, mayChangeMeasure } from '@sinau/domain/sessions';
import { recordAudit } from '@sinau/persistence/audit';
import { Database } from '@sinau/persistence/core';
import { cancelSession, insertSession, updateSession, type SessionRecord, type SessionValues } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { PublicSite } from '../core/index.js';
import { runSeen, sessionManaged, sessionViewOf } from './session-desk.js';
import { tellEverybody } from './session-news.js';

/** As it is sent: instants in ISO 8601. */
export type SessionInput = Omit<SessionValues, 'startsAt' | 'endsAt' | 'activityKind'> & { readonly startsAt: string; readonly endsAt: string; readonly activityKind: number };

const isActivityKind = (value: number): value is ActivityKind => Number.isInteger(value) && value >= 1 && value <= 25;

/** The values of an input that makes sense; throws its refusal. */
function valuesOf({ startsAt, endsAt, activityKind, ...rest }: SessionInput): SessionValues {
  const [from, to] = [new Date(startsAt), new Date(endsAt)];
  assertAllowed(checkSessionTime(from.getTime(), to.getTime()));
  assertAllowed(checkSessionPlace(rest.place, rest.link));
  if (!isActivityKind(activityKind)) throw new DomainError('invalid_request');
  return { ...rest, startsAt: from, endsAt: to, activityKind };
}

const isMoved = (before: SessionRecord, { startsAt, endsAt, timeZone, place, link }: SessionValues): boolean =>
  before.startsAt.getTime() !== startsAt.getTime() || before.endsAt.getTime() !== endsAt.getTime() || before.timeZone !== timeZone || before.place !== place || before.link !== link;

/** Whether anything differs that JP or a decision rest on. */
const isMeasuredAnew = (before: SessionRecord, values: SessionValues): boolean =>
  before.startsAt.getTime() !== values.startsAt.getTime() || before.endsAt.getTime() !== values.endsAt.getTime() || before.timeZone !== values.timeZone || before.kind !== values.kind
  || before.hours !== values.hours || before.minimumShare !== values.minimumShare || before.activityKind !== values.activityKind || before.competencyClass !== values.competencyClass;

/** Plans, moves and cancels the sessions of a run; whoever is in the run hears of it. */
@Injectable()
export class ManageSessions {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  /** The client makes the id: the same call again gives the same session. */
  create(actor: Actor, runId: string, { id, ...input }: SessionInput & { readonly id: string }): Promise<SessionView> {
    const values = valuesOf(input);
    return this.database.transaction(actor, async (transaction) => {
      const { mayManage } = await runSeen(transaction, actor, runId);
      if (!mayManage) throw new DomainError('not_found');
      if (await insertSession(transaction, id, runId, values)) await recordAudit(transaction, 'session.planned', { kind: 'run_session', id }, { title: values.title, startsAt: input.startsAt });
      return sessionViewOf(await sessionManaged(transaction, actor, id), actor, transaction.agencyId);
    });
  }

  change(actor: Actor, sessionId: string, { revision, ...input }: SessionInput & { readonly revision: number }): Promise<SessionView> {
    const values = valuesOf(input);
    return this.database.transaction(actor, async (transaction) => {
      const before = await sessionManaged(transaction, actor, sessionId);
      if (before.state === 'cancelled') throw new DomainError('session_cancelled');
      if (isMeasuredAnew(before, values)) assertAllowed(mayChangeMeasure(before.decided));
      if (!(await updateSession(transaction, sessionId, revision, values))) throw new DomainError('conflict');
      const after = await sessionManaged(transaction, actor, sessionId);
      if (isMoved(before, values) && after.state === 'planned') await tellEverybody(transaction, this.site, { event: 'session-moved', session: after, reason: null, revision: after.revision });
      await recordAudit(transaction, 'session.changed', { kind: 'run_session', id: sessionId }, { title: values.title, startsAt: input.startsAt });
      return sessionViewOf(after, actor, transaction.agencyId);
    });
  }

  cancel(actor: Actor, sessionId: string, reason: string): Promise<SessionView> {
    return this.database.transaction(actor, async (transaction) => {
      const before = await sessionManaged(transaction, actor, sessionId);
      assertAllowed(mayCancel(before.state, before.decided));
      await cancelSession(transaction, sessionId, reason);
      const after = await sessionManaged(transaction, actor, sessionId);
      await tellEverybody(transaction, this.site, { event: 'session-cancelled', session: after, reason, revision: after.revision });
      await recordAudit(transaction, 'session.cancelled', { kind: 'run_session', id: sessionId }, { title: after.title, reason });
      return sessionViewOf(after, actor, transaction.agencyId);
    });
  }
}
