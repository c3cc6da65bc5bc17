import {
  AddQuestion, ArrangeQuestions, ChangeQuestion, ChangeQuizSettings, OpenLobby, PreviewQuiz, QuizVersions, ReadAttempt, ReadAuthorQuiz, ReadResult, SaveAnswers, StartAttempt, SubmitAttempt, SuperviseAttempts,
} from '@sinau/application/quizzes';
import { Module } from '@nestjs/common';
import { AttemptsController, ResultsController, SupervisionController } from './attempts.controller.js';
import { AuthorQuizzesController, QuizPreviewController } from './author-quizzes.controller.js';

@Module({
  controllers: [AttemptsController, ResultsController, SupervisionController, AuthorQuizzesController, QuizPreviewController],
  providers: [
    QuizVersions, OpenLobby, StartAttempt, ReadAttempt, SaveAnswers, SubmitAttempt, ReadResult, SuperviseAttempts,
    ReadAuthorQuiz, PreviewQuiz, ChangeQuizSettings, AddQuestion, ChangeQuestion, ArrangeQuestions,
  ],
})
export class QuizzesModule {}
