import { AssessCompetency, CompetencyFile, CourseProof, EditCompetency, EditProfiles, FrameworkImports, LevelImports, ProfileFile, ReadGaps, ReadLevels, WeighingRules } from '@sinau/application/competencies';
import { Module } from '@nestjs/common';
import { CompetenciesController } from './competencies.controller.js';
import { FrameworkImportsController } from './framework-imports.controller.js';
import { GapsController } from './gaps.controller.js';
import { LevelImportsController } from './level-imports.controller.js';
import { LevelsController } from './levels.controller.js';

@Module({
  controllers: [CompetenciesController, FrameworkImportsController, LevelImportsController, LevelsController, GapsController],
  providers: [AssessCompetency, CompetencyFile, CourseProof, EditCompetency, EditProfiles, FrameworkImports, LevelImports, ProfileFile, ReadGaps, ReadLevels, WeighingRules],
})
export class CompetenciesModule {}
