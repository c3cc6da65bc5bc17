import { sessionByToken, touchSession, type LiveSession } from '@sinau/persistence/identity';
import { Database } from '@sinau/persistence/core';
import { Inject, Injectable, Logger } from '@nestjs/common';

/** How long a replica may believe what it read: revocation reaches all within 5 s even when a notification is lost (S03). */
const BELIEVED_MS = 5_000;
const CACHE_LIMIT = 20_000;
/** Use slides the idle limit, written down at most this often. */
const TOUCH_MS = 5 * 60_000;

type Believed = { readonly session: LiveSession | null; readonly until: number };

/** Sessions by token hash, believed for five seconds and forgotten at once on a notification. */
@Injectable()
export class SessionReader {
  private readonly logger = new Logger('sessions');
  private readonly byHash = new Map<string, Believed>();

  constructor(@Inject(Database) private readonly database: Database) {}

  async read(tokenHash: Buffer): Promise<LiveSession | null> {
    const key = tokenHash.toString('latin1');
    const believed = this.byHash.get(key);
    const now = Date.now();
    if (believed && believed.until > now) return believed.session;
    const session = await this.touched(await sessionByToken(this.database, tokenHash));
    if (this.byHash.size >= CACHE_LIMIT) this.byHash.clear();
    this.byHash.set(key, { session, until: now + BELIEVED_MS });
    return session;
  }

  /** Sliding is bookkeeping: when it can't be written, the session holds as long as it did. */
  private async touched(session: LiveSession | null): Promise<LiveSession | null> {
    if (!session || Date.now() - session.lastSeenAt.getTime() < TOUCH_MS) return session;
    try {
      const expiresAt = await touchSession(this.database, session.actor);
      return expiresAt && { ...session, expiresAt };
    } catch (error) {
      this.logger.warn(`a session was not extended: ${error instanceof Error ? error.message : String(error)}`);
      return session;
    }
  }

  forgetToken(tokenHash: Buffer): void {
    this.byHash.delete(tokenHash.toString('latin1'));
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
