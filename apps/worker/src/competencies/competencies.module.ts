import { WeighLevels } from '@sinau/application/competencies';
import { Module } from '@nestjs/common';
import { LevelsToWeigh } from './competencies.reconcilers.js';
import { WeighCompetenciesProcessor } from './weigh-competencies.processor.js';

@Module({ providers: [WeighLevels, WeighCompetenciesProcessor, LevelsToWeigh] })
export class CompetenciesModule {}
