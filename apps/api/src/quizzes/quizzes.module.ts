import {
  AddQuestion, ArrangeQuestions, ChangeQuestion, ChangeQuizSettings, ListQuestions, OpenLobby, PreviewQuiz, QuizVersions, ReadAttempt, ReadAttemptPicture, ReadAuthorQuiz, ReadResult, SaveAnswers, StartAttempt, SubmitAttempt, SuperviseAttempts,
} from '@sinau/application/quizzes';
import { Module } from '@nestjs/common';
import { AttemptsController, ResultsController, SupervisionController } from './attempts.controller.js';
import { AuthorQuizzesController, QuestionBankController, QuizPreviewController } from './author-quizzes.controller.js';
import { QuestionPicturesController } from './question-pictures.controller.js';

@Module({
  controllers: [AttemptsController, ResultsController, SupervisionController, AuthorQuizzesController, QuestionBankController, QuizPreviewController, QuestionPicturesController],
  providers: [
    QuizVersions, OpenLobby, StartAttempt, ReadAttempt, ReadAttemptPicture, SaveAnswers, SubmitAttempt, ReadResult, SuperviseAttempts,
    ReadAuthorQuiz, ListQuestions, PreviewQuiz, ChangeQuizSettings, AddQuestion, ChangeQuestion, ArrangeQuestions,
  ],
})
export class QuizzesModule {}
