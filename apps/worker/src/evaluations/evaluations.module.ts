import { AskForReactions } from '@sinau/application/evaluations';
import { Module } from '@nestjs/common';
import { ReactionsToAsk } from './evaluations.reconcilers.js';

@Module({ providers: [AskForReactions, ReactionsToAsk] })
export class EvaluationsModule {}
