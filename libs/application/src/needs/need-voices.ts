import { createHash } from 'node:crypto';
import type { NeedComment, NeedInvitation } from '@sinau/contracts/needs';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newPublicCode } from '@sinau/persistence/core';
import { addInvitation, addNeedComment, agencyWithCode, withdrawInvitation } from '@sinau/persistence/needs';
import { Inject, Injectable } from '@nestjs/common';
import { assertNeeds, commentOf, invitationOf, needOf } from './need-view.js';

/** A code has 130 random bits: no salt and no slow hash is needed to keep it from being found. */
export function codeHashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}

/** What stakeholders say about a need, and who else is asked. */
@Injectable()
export class NeedVoices {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`, `conflict` when the id stands already. */
  comment(actor: PersonActor, needId: string, { id, body }: { readonly id: string; readonly body: string }): Promise<NeedComment> {
    assertNeeds(actor, 'need.manage');
    return this.database.transaction(actor, async (transaction) => {
      await needOf(transaction, needId);
      const voice = await addNeedComment(transaction, { id, hostId: actor.agencyId, needId, body, author: { id: actor.personId, name: actor.name } });
      if (!voice) throw new DomainError('conflict');
      return commentOf(voice, actor.agencyId);
    });
  }

  /** Answers the code, which is kept nowhere. Throws `not_found`, `agency_code_unknown`. */
  invite(actor: PersonActor, needId: string, agencyCode: string): Promise<{ invitation: NeedInvitation; code: string }> {
    assertNeeds(actor, 'need.manage');
    return this.database.transaction(actor, async (transaction) => {
      await needOf(transaction, needId);
      const guest = await agencyWithCode(transaction, agencyCode);
      if (!guest || guest.id === actor.agencyId) throw new DomainError('agency_code_unknown');
      const code = newPublicCode();
      const invitation = await addInvitation(transaction, { needId, guest, codeHash: codeHashOf(code), by: actor.personId });
      await recordAudit(transaction, 'need.shared', { kind: 'need', id: needId }, { agency: guest.name });
      return { invitation: invitationOf(invitation), code };
    });
  }

  /** Throws `not_found`. */
  withdraw(actor: PersonActor, needId: string, invitationId: string): Promise<void> {
    assertNeeds(actor, 'need.manage');
    return this.database.transaction(actor, async (transaction) => {
      if (!(await withdrawInvitation(transaction, needId, invitationId))) throw new DomainError('not_found');
      await recordAudit(transaction, 'need.unshared', { kind: 'need', id: needId });
    });
  }
}
