import { archiveCertificateBatch, issueCertificate, issueCertificateBatch, renderCertificate } from '@sinau/contracts/jobs';
import type { SystemActor } from '@sinau/domain/identity';
import { batchesGoing, certificatesUnprinted, enrolmentsDue, wantedArchives } from '@sinau/persistence/certificates';
import { Database, enqueue } from '@sinau/persistence/core';
import { isUnavailable, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';

/** Days that a learner's completion may have been missed by the queue. */
const DAYS = 14;
/** Seconds that a fresh certificate may wait for its own job. */
const PATIENCE_SECONDS = 30;
/** In one round; the next finds the rest. */
const MOST = 300;

/** Looks at business state, never at the queue, and asks again for the work that is missing. Asking twice is harmless: each job is done once. */
@Injectable()
export class ReconcileCertificates {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  due(actor: SystemActor): Promise<readonly string[]> {
    return enrolmentsDue(this.database, actor, DAYS, MOST);
  }

  issue(actor: SystemActor, enrolmentId: string): Promise<void> {
    return this.database.transaction(actor, (transaction) => enqueue(transaction, issueCertificate, { agencyId: actor.agencyId, enrolmentId }));
  }

  /** None while the store is away: nothing could be placed in it. */
  async unprinted(actor: SystemActor): Promise<readonly string[]> {
    const waiting = await certificatesUnprinted(this.database, actor, PATIENCE_SECONDS, MOST);
    return waiting.length > 0 && (await this.storeIsThere()) ? waiting : [];
  }

  print(actor: SystemActor, certificateId: string): Promise<void> {
    return this.database.transaction(actor, (transaction) => enqueue(transaction, renderCertificate, { agencyId: actor.agencyId, certificateId }));
  }

  batches(actor: SystemActor): Promise<readonly string[]> {
    return batchesGoing(this.database, actor, MOST);
  }

  goOn(actor: SystemActor, taskId: string): Promise<void> {
    return this.database.transaction(actor, (transaction) => enqueue(transaction, issueCertificateBatch, { agencyId: actor.agencyId, taskId }));
  }

  archives(actor: SystemActor): Promise<readonly string[]> {
    return this.database.transaction(actor, wantedArchives);
  }

  archive(actor: SystemActor, taskId: string): Promise<void> {
    return this.database.transaction(actor, (transaction) => enqueue(transaction, archiveCertificateBatch, { agencyId: actor.agencyId, taskId }));
  }

  private async storeIsThere(): Promise<boolean> {
    try {
      await this.store.list('certificates/', { limit: 1 });
      return true;
    } catch (error) {
      if (isUnavailable(error)) return false;
      throw error;
    }
  }
}
