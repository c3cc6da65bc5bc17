import type { InvitationsView } from '@sinau/contracts/experts';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Teaching } from '@sinau/domain/decisions';
import { isFreeOn, type InvitationState } from '@sinau/domain/experts';
import { can, type PersonActor } from '@sinau/domain/identity';
import { mayRecord } from '@sinau/domain/sessions';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { accountOfExpert, answerInvitation, clashOf, dropInvitation, expertById, inviteExpert, sessionInvitations } from '@sinau/persistence/experts';
import { notify } from '@sinau/persistence/notifications';
import { sessionById, type SessionRecord } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { momentText } from '../core/index.js';
import { assertMayTeach } from '../decisions/index.js';
import { sessionPlanned, sessionSeen } from '../sessions/index.js';
import { assertManagesExperts, assertReadsExperts } from './expert-view.js';

const dayIn = (timeZone: string, at: Date): string => at.toLocaleDateString('en-CA', { timeZone });

/** A decision may have named the expert as a person, or by name alone. */
const teachingOf = (personId: string | null, name: string): readonly Teaching[] => [{ personId, name }, { personId: null, name }];

/** Experts who are to speak at a session: invited on a day on which they can come, and what they answered. */
@Injectable()
export class InviteExperts {
  constructor(@Inject(Database) private readonly database: Database) {}

  ofSession(actor: PersonActor, sessionId: string): Promise<InvitationsView> {
    assertReadsExperts(actor);
    return this.database.transaction(actor, async (transaction) => this.shown(transaction, actor, await sessionSeen(transaction, actor, sessionId)));
  }

  /** Throws `not_found`, `session_cancelled`, `expert_archived`, `expert_away`, `expert_elsewhere`, `instructor_blocked`. */
  invite(actor: PersonActor, sessionId: string, expertId: string, topic: string): Promise<InvitationsView> {
    assertManagesExperts(actor);
    return this.database.transaction(actor, async (transaction) => {
      const session = await sessionPlanned(transaction, actor, sessionId);
      assertAllowed(mayRecord(session.state));
      const expert = await expertById(transaction, expertId);
      if (!expert) throw new DomainError('not_found');
      if (expert.archived) throw new DomainError('expert_archived');
      if (!isFreeOn(expert.periods, dayIn(session.timeZone, session.startsAt))) throw new DomainError('expert_away');
      const title = await clashOf(transaction, sessionId, expertId);
      if (title !== null) throw new DomainError('expert_elsewhere', { title });
      const personId = await accountOfExpert(transaction, expertId);
      await assertMayTeach(transaction, session.runId, teachingOf(personId, expert.name));
      await inviteExpert(transaction, sessionId, expertId, topic);
      await this.tell(transaction, session, personId);
      await recordAudit(transaction, 'expert.invited', { kind: 'expert', id: expertId }, { name: expert.name, session: session.title });
      return this.shown(transaction, actor, session);
    });
  }

  /** Throws `not_found`, and `instructor_blocked` for a yes. */
  answer(actor: PersonActor, sessionId: string, expertId: string, state: InvitationState): Promise<InvitationsView> {
    assertManagesExperts(actor);
    return this.database.transaction(actor, async (transaction) => {
      const session = await sessionPlanned(transaction, actor, sessionId);
      const expert = await expertById(transaction, expertId);
      if (expert && state !== 'declined') await assertMayTeach(transaction, session.runId, teachingOf(await accountOfExpert(transaction, expertId), expert.name));
      if (!(await answerInvitation(transaction, sessionId, expertId, state))) throw new DomainError('not_found');
      await recordAudit(transaction, `expert.${state}`, { kind: 'expert', id: expertId }, { session: session.title });
      return this.shown(transaction, actor, session);
    });
  }

  /** Throws `expert_was_rated` once participants have. */
  uninvite(actor: PersonActor, sessionId: string, expertId: string): Promise<InvitationsView> {
    assertManagesExperts(actor);
    return this.database.transaction(actor, async (transaction) => {
      const session = await sessionPlanned(transaction, actor, sessionId);
      const invited = (await sessionInvitations(transaction, sessionId)).some((one) => one.expertId === expertId);
      if (!invited) throw new DomainError('not_found');
      if (!(await dropInvitation(transaction, sessionId, expertId))) throw new DomainError('expert_was_rated');
      await recordAudit(transaction, 'expert.uninvited', { kind: 'expert', id: expertId }, { session: session.title });
      return this.shown(transaction, actor, session);
    });
  }

  /** An expert who has an account here hears of it by news; the others by whoever invites them. */
  private async tell(transaction: Transaction, session: SessionRecord, personId: string | null): Promise<void> {
    if (personId === null) return;
    const facts = { session: session.title, run: session.runName, when: momentText(session.startsAt, session.timeZone, 'id'), place: session.place ?? session.link ?? '' };
    await notify(transaction, { personId, kind: 'expert_invited', facts, link: '/kalender', dedupe: `expert-invited:${session.id}:${session.revision}` });
  }

  private async shown(transaction: Transaction, actor: PersonActor, session: SessionRecord): Promise<InvitationsView> {
    const found = (await sessionById(transaction, session.id)) ?? session;
    const { id, title, startsAt, endsAt, timeZone, courseId, runId, state } = found;
    const invitations = await sessionInvitations(transaction, id);
    return {
      sessionId: id, title, timeZone, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(),
      mayManage: state !== 'cancelled' && can(actor, 'expert.manage', { agencyId: transaction.agencyId, courseId, runId }),
      invitations: invitations.map((one) => ({ ...one, invitedAt: one.invitedAt.toISOString() })),
    };
  }
}
