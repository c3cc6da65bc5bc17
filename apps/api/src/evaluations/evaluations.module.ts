import { AnswerReaction, ManageForms, ManageReaction, ReadForms, ReadReaction } from '@sinau/application/evaluations';
import { Module } from '@nestjs/common';
import { FormsController } from './forms.controller.js';
import { ReactionController } from './reaction.controller.js';

@Module({ controllers: [FormsController, ReactionController], providers: [ReadForms, ManageForms, ManageReaction, ReadReaction, AnswerReaction] })
export class EvaluationsModule {}
