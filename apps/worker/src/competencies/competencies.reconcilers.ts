import { ForgetCompetencyFiles, ImportFramework, ImportLevels, WeighLevels, type GoingFramework } from '@sinau/application/competencies';
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

/** The same of files of the framework and of profiles. */
@Injectable()
export class FrameworkImportsGoing extends Reconciler<GoingFramework> {
  readonly name = 'framework-imports-going';
  readonly everyMs = 60_000;

  constructor(@Inject(ImportFramework) private readonly files: ImportFramework) {
    super();
  }

  find(actor: SystemActor): Promise<readonly GoingFramework[]> {
    return this.files.going(actor);
  }

  act(actor: SystemActor, going: GoingFramework): Promise<void> {
    return this.files.ask(actor, going);
  }
}

/** Cells of files of levels, of the framework and of profiles are kept 30 days, as their screen says, and no longer. */
@Injectable()
export class OldCompetencyFiles extends Reconciler {
  readonly name = 'old-competency-files';
  readonly everyMs = 3600_000;

  constructor(@Inject(ForgetCompetencyFiles) private readonly files: ForgetCompetencyFiles) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.files.find(actor);
  }

  act(actor: SystemActor, taskId: string): Promise<void> {
    return this.files.run(actor, taskId);
  }
}
