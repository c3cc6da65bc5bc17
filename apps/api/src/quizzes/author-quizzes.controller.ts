import { AddQuestion, ArrangeQuestions, ChangeQuestion, ChangeQuizSettings, ListQuestions, PreviewQuiz, ReadAuthorQuiz } from '@sinau/application/quizzes';
import { quizzesRoutes } from '@sinau/contracts/quizzes';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** A draft quiz as a learner would see it. */
@Controller()
export class QuizPreviewController {
  constructor(@Inject(PreviewQuiz) private readonly previewQuiz: PreviewQuiz) {}

  @Handles(quizzesRoutes.preview)
  preview({ actor, params }: Call<typeof quizzesRoutes.preview>) {
    return this.previewQuiz.run(actor, params);
  }
}

/** The questions of all quizzes within reach. */
@Controller()
export class QuestionBankController {
  constructor(@Inject(ListQuestions) private readonly questions: ListQuestions) {}

  @Handles(quizzesRoutes.questionBank)
  list({ actor, query }: Call<typeof quizzesRoutes.questionBank>) {
    return this.questions.run(actor, query);
  }
}

/** A draft quiz and its questions, keys included, on the authors' connection. */
@Controller()
export class AuthorQuizzesController {
  constructor(
    @Inject(ReadAuthorQuiz) private readonly readQuiz: ReadAuthorQuiz,
    @Inject(ChangeQuizSettings) private readonly changeSettings: ChangeQuizSettings,
    @Inject(AddQuestion) private readonly addQuestion: AddQuestion,
    @Inject(ChangeQuestion) private readonly changeQuestion: ChangeQuestion,
    @Inject(ArrangeQuestions) private readonly arrange: ArrangeQuestions,
  ) {}

  @Handles(quizzesRoutes.authorQuiz)
  read({ actor, params }: Call<typeof quizzesRoutes.authorQuiz>) {
    return this.readQuiz.run(actor, params);
  }

  @Handles(quizzesRoutes.saveSettings)
  settings({ actor, params, body }: Call<typeof quizzesRoutes.saveSettings>) {
    return this.changeSettings.run(actor, params, body);
  }

  @Handles(quizzesRoutes.addQuestion)
  add({ actor, params, body }: Call<typeof quizzesRoutes.addQuestion>) {
    return this.addQuestion.run(actor, params, body);
  }

  @Handles(quizzesRoutes.saveQuestion)
  change({ actor, params, body }: Call<typeof quizzesRoutes.saveQuestion>) {
    return this.changeQuestion.run(actor, params, body);
  }

  @Handles(quizzesRoutes.moveQuestion)
  move({ actor, params, body }: Call<typeof quizzesRoutes.moveQuestion>) {
    return this.arrange.move(actor, params, body.after);
  }

  @Handles(quizzesRoutes.removeQuestion)
  async remove({ actor, params }: Call<typeof quizzesRoutes.removeQuestion>) {
    await this.arrange.remove(actor, params);
  }

  @Handles(quizzesRoutes.restoreQuestion)
  restore({ actor, params }: Call<typeof quizzesRoutes.restoreQuestion>) {
    return this.arrange.restore(actor, params);
  }
}
