import { ForgetCompetencyFiles, ImportFramework, ImportLevels, WeighLevels } from '@sinau/application/competencies';
import { Module } from '@nestjs/common';
import { FrameworkImportsGoing, LevelImportsGoing, LevelsToWeigh, OldCompetencyFiles } from './competencies.reconcilers.js';
import { ImportFrameworkProcessor } from './import-framework.processor.js';
import { ImportLevelsProcessor } from './import-levels.processor.js';
import { WeighCompetenciesProcessor } from './weigh-competencies.processor.js';

@Module({
  providers: [
    WeighLevels, WeighCompetenciesProcessor, LevelsToWeigh, ImportLevels, ImportLevelsProcessor, LevelImportsGoing, ImportFramework, ImportFrameworkProcessor, FrameworkImportsGoing, ForgetCompetencyFiles, OldCompetencyFiles,
  ],
})
export class CompetenciesModule {}
