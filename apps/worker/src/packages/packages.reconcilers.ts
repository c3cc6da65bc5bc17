import { CopyPackage } from '@sinau/application/packages';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** Asks again for the copying of packages whose job was lost, or ended while the store was away. */
@Injectable()
export class StuckPackages extends Reconciler {
  readonly name = 'stuck-packages';
  readonly everyMs = 60_000;

  constructor(@Inject(CopyPackage) private readonly copyPackage: CopyPackage) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.copyPackage.stuck(actor);
  }

  act(actor: SystemActor, takingId: string): Promise<void> {
    return this.copyPackage.ask(actor, takingId);
  }
}
