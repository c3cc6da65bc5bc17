import { ForgetImportFiles } from '@sinau/application/organisations';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** Files of people are kept 30 days, as their screen says, and no longer. */
@Injectable()
export class OldPeopleFiles extends Reconciler {
  readonly name = 'old-people-files';
  readonly everyMs = 3600_000;

  constructor(@Inject(ForgetImportFiles) private readonly files: ForgetImportFiles) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.files.find(actor);
  }

  act(actor: SystemActor, importId: string): Promise<void> {
    return this.files.run(actor, importId);
  }
}
