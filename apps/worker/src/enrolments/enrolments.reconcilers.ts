import { WarnDueSoon } from '@sinau/application/enrolments';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** Mails learners whose run ends soon: 500 of an agency a minute. */
@Injectable()
export class DueSoonEnrolments extends Reconciler {
  readonly name = 'due-soon-enrolments';
  readonly everyMs = 60_000;

  constructor(@Inject(WarnDueSoon) private readonly warn: WarnDueSoon) {
    super();
  }

  /** One item per agency that has any: they are mailed together. */
  find(actor: SystemActor): Promise<readonly string[]> {
    return this.warn.find(actor, new Date());
  }

  async act(actor: SystemActor): Promise<void> {
    await this.warn.run(actor, new Date());
  }
}
