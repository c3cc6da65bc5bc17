import { issueCertificate, issueCertificateBatch, renderCertificate } from '@sinau/contracts/jobs';
import type { SystemActor } from '@sinau/domain/identity';
import { batchesGoing, certificatesUnprinted, enrolmentsDue } from '@sinau/persistence/certificates';
import { Database, enqueue } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';

/** Days that a learner's completion may have been missed by the queue. */
const DAYS = 14;
/** Seconds that a fresh certificate may wait for its own job. */
const PATIENCE_SECONDS = 30;
/** In one round; the next finds the rest. */
const MOST = 300;

/** Looks at business state, never at the queue, and asks again for the work that is missing. Asking twice is harmless: each job is done once. */
@Injectable()
export class ReconcileCertificates {
  constructor(@Inject(Database) private readonly database: Database) {}

  due(actor: SystemActor): Promise<readonly string[]> {
    return enrolmentsDue(this.database, actor, DAYS, MOST);
  }

  issue(actor: SystemActor, enrolmentId: string): Promise<void> {
    return this.database.transaction(actor, (transaction) => enqueue(transaction, issueCertificate, { agencyId: actor.agencyId, enrolmentId }));
  }

  unprinted(actor: SystemActor): Promise<readonly string[]> {
    return certificatesUnprinted(this.database, actor, PATIENCE_SECONDS, MOST);
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
}
