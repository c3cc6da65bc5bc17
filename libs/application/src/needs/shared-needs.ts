import type { NeedComment, SharedNeedRow, SharedNeedView } from '@sinau/contracts/needs';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database } from '@sinau/persistence/core';
import { acceptInvitation, addNeedComment, needComments, sharedNeed, sharedNeeds } from '@sinau/persistence/needs';
import { Inject, Injectable } from '@nestjs/common';
import { assertNeeds, commentOf, sharedRowOf } from './need-view.js';
import { codeHashOf } from './need-voices.js';

/** Needs of other agencies, as those see them who were invited to say something. */
@Injectable()
export class SharedNeeds {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `invitation_unusable`. */
  accept(actor: PersonActor, code: string): Promise<{ needId: string }> {
    assertNeeds(actor, 'need.manage');
    return this.database.transaction(actor, async (transaction) => {
      const needId = await acceptInvitation(transaction, codeHashOf(code), actor.personId);
      if (needId === null) throw new DomainError('invitation_unusable');
      await recordAudit(transaction, 'need_invitation.accepted', { kind: 'need', id: needId });
      return { needId };
    });
  }

  list(actor: PersonActor): Promise<SharedNeedRow[]> {
    assertNeeds(actor, 'need.read');
    return this.database.transaction(actor, async (transaction) => (await sharedNeeds(transaction)).map(sharedRowOf));
  }

  /** Throws `not_found`. */
  one(actor: PersonActor, needId: string): Promise<SharedNeedView> {
    assertNeeds(actor, 'need.read');
    return this.database.transaction(actor, async (transaction) => {
      const need = await sharedNeed(transaction, needId);
      if (!need) throw new DomainError('not_found');
      const comments = await needComments(transaction, needId);
      return { ...sharedRowOf(need), description: need.description, comments: comments.map((voice) => commentOf(voice, actor.agencyId)) };
    });
  }

  /** Throws `not_found`, `conflict` when the id stands already. */
  comment(actor: PersonActor, needId: string, { id, body }: { readonly id: string; readonly body: string }): Promise<NeedComment> {
    assertNeeds(actor, 'need.manage');
    return this.database.transaction(actor, async (transaction) => {
      const need = await sharedNeed(transaction, needId);
      if (!need) throw new DomainError('not_found');
      const voice = await addNeedComment(transaction, { id, hostId: need.hostId, needId, body, author: { id: actor.personId, name: actor.name } });
      if (!voice) throw new DomainError('conflict');
      return commentOf(voice, actor.agencyId);
    });
  }
}
