import { ForgetMailSecrets } from '@sinau/application/notifications';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** A reset link that was used, or is too old, stays in no mail: with a mail server it left with the sending already. */
@Injectable()
export class DeadMailSecrets extends Reconciler {
  readonly name = 'dead-mail-secrets';
  readonly everyMs = 60_000;

  constructor(@Inject(ForgetMailSecrets) private readonly secrets: ForgetMailSecrets) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.secrets.find(actor);
  }

  act(actor: SystemActor, mailId: string): Promise<void> {
    return this.secrets.run(actor, mailId);
  }
}
