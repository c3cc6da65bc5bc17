import { sessionByToken, type LiveSession } from '@sinau/persistence/identity';
import { Database } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';

/** How long a replica may believe what it read: revocation reaches all within 5 s even when a notification is lost (S03). */
const BELIEVED_MS = 5_000;
const CACHE_LIMIT = 20_000;

type Believed = { readonly session: LiveSession | null; readonly until: number };

/** Sessions by token hash, believed for five seconds and forgotten at once on a notification. */
@Injectable()
export class SessionReader {
  private readonly byHash = new Map<string, Believed>();

  constructor(@Inject(Database) private readonly database: Database) {}

  async read(tokenHash: Buffer): Promise<LiveSession | null> {
    const key = tokenHash.toString('base64');
    const believed = this.byHash.get(key);
    const now = Date.now();
    if (believed && believed.until > now) return believed.session;
    const session = await sessionByToken(this.database, tokenHash);
    if (this.byHash.size >= CACHE_LIMIT) this.byHash.clear();
    this.byHash.set(key, { session, until: now + BELIEVED_MS });
    return session;
  }

  forgetToken(tokenHash: Buffer): void {
    this.byHash.delete(tokenHash.toString('base64'));
  }

  /** Forgets what concerns a session or a person: told by PostgreSQL's notifications. */
  forget(id: string): void {
    for (const [key, { session }] of this.byHash) {
      if (session?.sessionId === id || session?.actor.personId === id) this.byHash.delete(key);
    }
  }

  forgetAll(): void {
    this.byHash.clear();
  }
}
