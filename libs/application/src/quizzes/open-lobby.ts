import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { mayStart, type StartFacts } from '@sinau/domain/quizzes';
import { Database } from '@sinau/persistence/core';
import { lobbyFacts, type LobbyFacts, type QuizVersion } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { QuizVersions } from './quiz-versions.js';

export type Lobby = { readonly facts: LobbyFacts; readonly version: QuizVersion; readonly start: StartFacts };

/** Reads what awaits a learner at a quiz lesson of one's own enrolment. */
@Injectable()
export class OpenLobby {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(QuizVersions) private readonly versions: QuizVersions,
  ) {}

  /** Throws `not_found` when the enrolment is not the actor's or the lesson is no quiz of its version. */
  async run(actor: Actor, { enrolmentId, lessonId }: { enrolmentId: string; lessonId: string }): Promise<Lobby> {
    const person = personOf(actor);
    const facts = await lobbyFacts(this.database, actor, enrolmentId, lessonId, person.personId);
    if (!facts) throw new DomainError('not_found');
    const version = await this.versions.ofLesson(actor, person.agencyId, facts.versionId, lessonId);
    const { enrolmentState, run, startsOn, endsOn } = facts;
    return { facts, version, start: { enrolmentState, run, startsOn, endsOn, attemptsMade: facts.attempts.length, questionCount: version.questions.length } };
  }

  /** The decision for the start page: null when another attempt may begin or an open one goes on. */
  refusal(lobby: Lobby): { code: string; facts: DomainError['facts'] } | null {
    if (lobby.facts.attempts.some((attempt) => attempt.state === 'open')) return null;
    const decision = mayStart(lobby.version.settings, lobby.start);
    return decision.allowed ? null : { code: decision.code, facts: decision.facts };
  }
}
