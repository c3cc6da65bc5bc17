import { ForgetLevelFiles, ImportLevels, WeighLevels } from '@sinau/application/competencies';
import { Module } from '@nestjs/common';
import { LevelImportsGoing, LevelsToWeigh, OldLevelFiles } from './competencies.reconcilers.js';
import { ImportLevelsProcessor } from './import-levels.processor.js';
import { WeighCompetenciesProcessor } from './weigh-competencies.processor.js';

@Module({ providers: [WeighLevels, WeighCompetenciesProcessor, LevelsToWeigh, ImportLevels, ImportLevelsProcessor, LevelImportsGoing, ForgetLevelFiles, OldLevelFiles] })
export class CompetenciesModule {}
