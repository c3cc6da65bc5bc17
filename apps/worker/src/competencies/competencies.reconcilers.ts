import { ImportLevels, WeighLevels } from '@sinau/application/competencies';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** A rule that levels were not weighed by yet, and findings that grew old overnight. */
@Injectable()
export class LevelsToWeigh extends Reconciler {
  readonly name = 'levels-to-weigh';
  readonly everyMs = 60_000;

  constructor(@Inject(WeighLevels) private readonly weigh: WeighLevels) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.weigh.due(actor);
  }

  act(actor: SystemActor): Promise<void> {
    return this.weigh.ask(actor);
  }
}

/** Files of levels that were begun and have not ended: their job may have been lost. */
@Injectable()
export class LevelImportsGoing extends Reconciler {
  readonly name = 'level-imports-going';
  readonly everyMs = 60_000;

  constructor(@Inject(ImportLevels) private readonly levels: ImportLevels) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.levels.going(actor);
  }

  act(actor: SystemActor, taskId: string): Promise<void> {
    return this.levels.ask(actor, taskId);
  }
}
