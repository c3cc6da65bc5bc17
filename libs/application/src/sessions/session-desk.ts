import type { SessionView } from '@sinau/contracts/sessions';
import { DomainError } from '@sinau/domain/core';
import { can, type Actor } from '@sinau/domain/identity';
import { maySeeRun, mayTeachRun } from '@sinau/domain/sessions';
import type { Transaction } from '@sinau/persistence/core';
import { runById, type RunRecord } from '@sinau/persistence/enrolments';
import { lockedSession, sessionById, type SessionRecord } from '@sinau/persistence/sessions';
import { assertMayTeach } from '../decisions/index.js';

type OfRun = { readonly courseId: string; readonly ownerId: string; readonly runId: string };

function mayManage(actor: Actor, agencyId: string, { courseId, runId }: Omit<OfRun, 'ownerId'>): boolean {
  return can(actor, 'session.manage', { agencyId, courseId, runId });
}

export function sessionViewOf(session: SessionRecord, actor: Actor, agencyId: string): SessionView {
  return {
    ...session, startsAt: session.startsAt.toISOString(), endsAt: session.endsAt.toISOString(),
    mayRecord: mayTeachRun(actor, { agencyId, ...session }), mayManage: !session.hosted && mayManage(actor, agencyId, session),
  };
}

/** A run whose sessions the actor may see; to everybody else it does not exist. */
export async function runSeen(transaction: Transaction, actor: Actor, runId: string): Promise<{ readonly run: RunRecord; readonly mayManage: boolean }> {
  const run = await runById(transaction, runId);
  if (!run || !maySeeRun(actor, { agencyId: transaction.agencyId, runId, ...run })) throw new DomainError('not_found');
  return { run, mayManage: mayManage(actor, transaction.agencyId, { courseId: run.courseId, runId }) };
}

export async function sessionSeen(transaction: Transaction, actor: Actor, sessionId: string): Promise<SessionRecord> {
  const session = await sessionById(transaction, sessionId);
  if (!session || !maySeeRun(actor, { agencyId: transaction.agencyId, ...session })) throw new DomainError('not_found');
  return session;
}

/** Throws `not_found` for who doesn't teach the session's run, and `instructor_blocked` for who is to be replaced there by a decision. */
export async function assertTeaches(transaction: Transaction, actor: Actor, session: SessionRecord | null): Promise<SessionRecord> {
  if (!session || !mayTeachRun(actor, { agencyId: transaction.agencyId, ...session })) throw new DomainError('not_found');
  if (actor.kind === 'person' && !mayManage(actor, transaction.agencyId, session)) await assertMayTeach(transaction, session.runId, [{ personId: actor.personId, name: actor.name }]);
  return session;
}

/** A session whose attendance the actor records, held until the transaction ends. */
export async function sessionRecorded(transaction: Transaction, actor: Actor, sessionId: string): Promise<SessionRecord> {
  return assertTeaches(transaction, actor, await lockedSession(transaction, sessionId));
}

/** A session that the actor plans and changes, only read. */
export async function sessionPlanned(transaction: Transaction, actor: Actor, sessionId: string): Promise<SessionRecord> {
  const session = await sessionById(transaction, sessionId);
  if (!session || session.hosted || !mayManage(actor, transaction.agencyId, session)) throw new DomainError('not_found');
  return session;
}

/** A session that the actor plans and changes, held until the transaction ends. */
export async function sessionManaged(transaction: Transaction, actor: Actor, sessionId: string): Promise<SessionRecord> {
  const session = await lockedSession(transaction, sessionId);
  if (!session || session.hosted || !mayManage(actor, transaction.agencyId, session)) throw new DomainError('not_found');
  return session;
}
