import { randomInt } from 'node:crypto';
import type { AttemptView } from '@sinau/contracts/quizzes';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { drawPaper, mayStart } from '@sinau/domain/quizzes';
import { Database, newId } from '@sinau/persistence/core';
import { openAttempt, ownAttempt } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { attemptViewOf } from './attempt-view.js';
import { OpenLobby, type Lobby } from './open-lobby.js';

const FINE = 2 ** 40;
const random = () => randomInt(FINE) / FINE;

/** Opens an attempt and draws its paper, or goes on with the open one (R2, E11). */
@Injectable()
export class StartAttempt {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OpenLobby) private readonly lobby: OpenLobby,
  ) {}

  async run(actor: Actor, lesson: { enrolmentId: string; lessonId: string }): Promise<AttemptView> {
    const person = personOf(actor);
    const lobby = await this.lobby.run(actor, lesson);
    const open = lobby.facts.attempts.find((attempt) => attempt.state === 'open');
    if (!open) assertAllowed(mayStart(lobby.version.settings, lobby.start));
    const attemptId = open?.id ?? (await this.open(actor, lesson, lobby));
    const attempt = await ownAttempt(this.database, actor, attemptId, person.personId);
    if (!attempt) throw new DomainError('not_found');
    return attemptViewOf(attempt, lobby.version);
  }

  private async open(actor: Actor, lesson: { enrolmentId: string; lessonId: string }, { version, facts }: Lobby): Promise<string> {
    const paper = drawPaper(version.settings, version.questions, random);
    const opened = await this.database.transaction(actor, (transaction) => openAttempt(transaction, { id: newId(), ...lesson, version, paper }));
    if (opened === null) throw new DomainError('run_ended', { endsOn: facts.endsOn });
    return opened;
  }
}
