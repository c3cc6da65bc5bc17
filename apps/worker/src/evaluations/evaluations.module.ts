import { AskForReactions, MarkQuestions } from '@sinau/application/evaluations';
import { Module } from '@nestjs/common';
import { ReactionsToAsk } from './evaluations.reconcilers.js';
import { UnmarkedQuestions } from './learning.reconcilers.js';

@Module({ providers: [AskForReactions, ReactionsToAsk, MarkQuestions, UnmarkedQuestions] })
export class EvaluationsModule {}
