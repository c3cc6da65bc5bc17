import { IssueCertificate, MakeBatchArchive, ReconcileCertificates } from '@sinau/application/certificates';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** Completes and certifies what met its rule while the queue forgot it (D03). */
@Injectable()
export class DueCertificates extends Reconciler {
  readonly name = 'due-certificates';
  readonly everyMs = 15_000;

  constructor(
    @Inject(ReconcileCertificates) private readonly reconcile: ReconcileCertificates,
    @Inject(IssueCertificate) private readonly issue: IssueCertificate,
  ) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.reconcile.due(actor);
  }

  async act(actor: SystemActor, enrolmentId: string): Promise<void> {
    await this.issue.run(actor, enrolmentId);
  }
}

/** Prints what was issued while the object store was away (D11). */
@Injectable()
export class UnprintedCertificates extends Reconciler {
  readonly name = 'unprinted-certificates';
  readonly everyMs = 15_000;

  constructor(@Inject(ReconcileCertificates) private readonly reconcile: ReconcileCertificates) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.reconcile.unprinted(actor);
  }

  act(actor: SystemActor, certificateId: string): Promise<void> {
    return this.reconcile.print(actor, certificateId);
  }
}

/** Wakes bulk issues whose job was lost or cut off. */
@Injectable()
export class GoingBatches extends Reconciler {
  readonly name = 'going-certificate-batches';
  readonly everyMs = 30_000;

  constructor(@Inject(ReconcileCertificates) private readonly reconcile: ReconcileCertificates) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.reconcile.batches(actor);
  }

  act(actor: SystemActor, taskId: string): Promise<void> {
    return this.reconcile.goOn(actor, taskId);
  }
}

/** Takes archives away that were kept for seven days. */
@Injectable()
export class ExpiredArchives extends Reconciler {
  readonly name = 'expired-certificate-archives';
  readonly everyMs = 600_000;

  constructor(@Inject(MakeBatchArchive) private readonly archive: MakeBatchArchive) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.archive.expired(actor);
  }

  act(actor: SystemActor, taskId: string): Promise<void> {
    return this.archive.expire(actor, taskId);
  }
}

/** Wakes archives whose job was lost or cut off. */
@Injectable()
export class WantedArchives extends Reconciler {
  readonly name = 'wanted-certificate-archives';
  readonly everyMs = 30_000;

  constructor(@Inject(ReconcileCertificates) private readonly reconcile: ReconcileCertificates) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.reconcile.archives(actor);
  }

  act(actor: SystemActor, taskId: string): Promise<void> {
    return this.reconcile.archive(actor, taskId);
  }
}
