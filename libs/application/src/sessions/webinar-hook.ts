import type { HookView } from '@sinau/contracts/sessions';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database } from '@sinau/persistence/core';
import { newHookKey, sessionSecrets, type SessionRecord, type SessionSecrets } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { PublicSite } from '../core/index.js';
import { sessionPlanned } from './session-desk.js';

/** Where a webinar's provider reports who joined and left, and the key by which it signs. */
@Injectable()
export class WebinarHook {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  read(actor: Actor, sessionId: string): Promise<HookView> {
    return this.database.transaction(actor, async (transaction) => {
      const session = await sessionPlanned(transaction, actor, sessionId);
      const secrets = await sessionSecrets(transaction, sessionId);
      if (!secrets) throw new DomainError('not_found');
      return this.viewOf(session, secrets);
    });
  }

  /** The key is told this once; the one before signs nothing any more. */
  makeKey(actor: Actor, sessionId: string): Promise<HookView & { secret: string }> {
    return this.database.transaction(actor, async (transaction) => {
      const session = await sessionPlanned(transaction, actor, sessionId);
      const [secrets, made] = [await sessionSecrets(transaction, sessionId), await newHookKey(transaction, sessionId)];
      if (!secrets || !made) throw new DomainError('not_found');
      await recordAudit(transaction, 'session.key_made', { kind: 'run_session', id: sessionId }, { title: session.title });
      return { ...this.viewOf(session, { ...secrets, hookKeyMadeAt: made.madeAt }), secret: made.key };
    });
  }

  private viewOf({ id, title, runName }: SessionRecord, { hookCode, hookKeyMadeAt }: SessionSecrets): HookView {
    return { sessionId: id, title, runName, address: this.site.address(`/api/attendance/hooks/${hookCode}`), keyMadeAt: hookKeyMadeAt?.toISOString() ?? null };
  }
}
