import type { SystemActor } from '@sinau/domain/identity';
import { dueAuditCheck, keepAuditCheck, type AuditCheck } from '@sinau/persistence/audit';
import { Database } from '@sinau/persistence/core';
import type { ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { AuditAnchors } from './audit-anchors.js';
import { lookAtChain, type ChainLook } from './look-at-chain.js';

/** O'clock in the agency's zone, when few are at work. A worker that slept looks later the same day. */
const FIRST_HOUR = 1;

/** Looks through an agency's audit once a day, and keeps its end outside of the database (P01). */
@Injectable()
export class CheckAuditChain {
  private readonly anchors: AuditAnchors;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) store: ObjectStore,
  ) {
    this.anchors = new AuditAnchors(store);
  }

  /** The day whose look is missing; none before its hour. */
  async due(actor: SystemActor): Promise<readonly string[]> {
    const day = await this.database.transaction(actor, (transaction) => dueAuditCheck(transaction, FIRST_HOUR));
    return day === null ? [] : [day];
  }

  /**
   * Throws when the store is away: the next round tries again. Of a chain that does not fit nothing new is kept: the last
   * good copy goes on accusing it every night, until somebody has decided.
   */
  async run(actor: SystemActor, day: string): Promise<AuditCheck> {
    const last = await this.anchors.latest(actor.agencyId);
    const look = await this.database.transaction(actor, (transaction) => lookAtChain(transaction, last === null ? [] : [last]));
    const found = foundBy(look, day);
    if (found.brokenAt === null && look.head !== null) await this.anchors.keep(actor.agencyId, { day, ...look.head });
    await this.database.transaction(actor, (transaction) => keepAuditCheck(transaction, found));
    return found;
  }
}

function foundBy({ entries, breaks, unlike }: ChainLook, day: string): AuditCheck {
  const [other] = unlike;
  return { day, entries, brokenAt: breaks[0] ?? other?.position ?? null, unlikeDay: other?.day ?? null };
}
