import { quizzesRoutes } from '@sinau/contracts/quizzes';
import { errorCatalogue } from '@sinau/contracts/routes';
import type { ErrorEntry } from '@sinau/contracts/core';
import { attemptSummaryOf, OpenLobby, ReadAttempt, ReadResult, SaveAnswers, StartAttempt, SubmitAttempt, SuperviseAttempts } from '@sinau/application/quizzes';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';
import { sentence } from '../http/problem.filter.js';

const catalogue: Readonly<Record<string, ErrorEntry>> = errorCatalogue;

/** A learner's way through a quiz: start page, attempt, saves, submission, result. */
@Controller()
export class AttemptsController {
  constructor(
    @Inject(OpenLobby) private readonly openLobby: OpenLobby,
    @Inject(StartAttempt) private readonly startAttempt: StartAttempt,
    @Inject(ReadAttempt) private readonly readAttempt: ReadAttempt,
    @Inject(SaveAnswers) private readonly saveAnswers: SaveAnswers,
    @Inject(SubmitAttempt) private readonly submitAttempt: SubmitAttempt,
  ) {}

  @Handles(quizzesRoutes.lobby)
  async lobby({ actor, params, request }: Call<typeof quizzesRoutes.lobby>) {
    const lobby = await this.openLobby.run(actor, params);
    const refusal = this.openLobby.refusal(lobby);
    const entry = refusal && catalogue[refusal.code];
    return {
      ...params,
      courseTitle: lobby.facts.courseTitle,
      language: lobby.version.language,
      settings: lobby.version.settings,
      questionCount: lobby.version.settings.draw ?? lobby.version.questions.length,
      attempts: lobby.facts.attempts.map(attemptSummaryOf),
      openAttemptId: lobby.facts.attempts.find((attempt) => attempt.state === 'open')?.id ?? null,
      refusal: refusal && entry ? { code: refusal.code, sentence: sentence(entry, request.sinau.language, refusal.facts) } : null,
    };
  }

  @Handles(quizzesRoutes.start)
  start({ actor, params }: Call<typeof quizzesRoutes.start>) {
    return this.startAttempt.run(actor, params);
  }

  @Handles(quizzesRoutes.attempt)
  attempt({ actor, params }: Call<typeof quizzesRoutes.attempt>) {
    return this.readAttempt.run(actor, params.attemptId);
  }

  @Handles(quizzesRoutes.saveAnswers)
  save({ actor, params, body }: Call<typeof quizzesRoutes.saveAnswers>) {
    return this.saveAnswers.run(actor, params.attemptId, body.answers);
  }

  @Handles(quizzesRoutes.submit)
  submit({ actor, params }: Call<typeof quizzesRoutes.submit>) {
    return this.submitAttempt.run(actor, params.attemptId);
  }
}

/** What came of a submitted attempt. */
@Controller()
export class ResultsController {
  constructor(@Inject(ReadResult) private readonly readResult: ReadResult) {}

  @Handles(quizzesRoutes.result)
  result({ actor, params }: Call<typeof quizzesRoutes.result>) {
    return this.readResult.run(actor, params.attemptId);
  }
}

/** Those who look after an exam while it runs. */
@Controller()
export class SupervisionController {
  constructor(@Inject(SuperviseAttempts) private readonly supervise: SuperviseAttempts) {}

  @Handles(quizzesRoutes.openAttempts)
  openAttempts({ actor, params, query }: Call<typeof quizzesRoutes.openAttempts>) {
    return this.supervise.list(actor, params.runId, query);
  }

  @Handles(quizzesRoutes.grantTime)
  grantTime({ actor, params, body }: Call<typeof quizzesRoutes.grantTime>) {
    return this.supervise.grantTime(actor, params.attemptId, body);
  }
}
