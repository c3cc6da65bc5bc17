import type { AnswerToSave, SavedView } from '@sinau/contracts/quizzes';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { saveAnswers, type AnswerLine, type AnswerOutcome, type SavedLine } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { NaturalBatch, personOf } from '../core/index.js';

type Saving = { readonly attemptId: string; readonly personId: string; readonly answers: readonly AnswerToSave[] };

/** Requests that may leave together; each brings at most 50 answers. */
const REQUESTS_PER_STATEMENT = 64;

const refusals: Partial<Record<AnswerOutcome, string>> = { closed: 'attempt_closed', foreign: 'not_found', not_in_paper: 'question_not_in_paper' };

const keyOf = (line: AnswerLine) => `${line.attemptId}/${line.questionId}`;

/** Of lines for the same question only the newest is sent; the others will be told that they are stale. */
function newest(lines: readonly AnswerLine[]): Map<string, AnswerLine> {
  const winners = new Map<string, AnswerLine>();
  for (const line of lines) {
    const other = winners.get(keyOf(line));
    if (!other || other.sequence <= line.sequence) winners.set(keyOf(line), line);
  }
  return winners;
}

/**
 * Saves answers while an attempt is open. Acknowledged means stored: `saved` is in the graded set,
 * `stale` was overtaken by a newer one, `late` is kept aside. A closed attempt refuses (D07, D08, E02).
 */
@Injectable()
export class SaveAnswers {
  private readonly batches = new Map<string, NaturalBatch<Saving, readonly SavedLine[]>>();

  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: Actor, attemptId: string, answers: readonly AnswerToSave[]): Promise<SavedView> {
    const { personId, agencyId } = personOf(actor);
    const lines = await this.batchOf(agencyId).add({ attemptId, personId, answers });
    for (const line of lines) {
      const code = refusals[line.outcome];
      if (code) throw new DomainError(code);
    }
    const [first] = lines;
    if (!first) throw new DomainError('invalid_request');
    return {
      saved: lines.map((line, index) => ({
        questionId: answers[index]?.questionId ?? '',
        outcome: line.outcome === 'late' ? 'late' : line.outcome === 'stale' ? 'stale' : 'saved',
        sequence: line.sequence ?? 0,
      })),
      serverNow: first.now.toISOString(),
      deadlineAt: first.deadlineAt?.toISOString() ?? null,
    };
  }

  private batchOf(agencyId: string): NaturalBatch<Saving, readonly SavedLine[]> {
    const known = this.batches.get(agencyId);
    if (known) return known;
    const batch = new NaturalBatch<Saving, readonly SavedLine[]>((items) => this.saveTogether(agencyId, items), REQUESTS_PER_STATEMENT);
    this.batches.set(agencyId, batch);
    return batch;
  }

  private async saveTogether(agencyId: string, items: readonly Saving[]): Promise<(readonly SavedLine[])[]> {
    const lines = items.map((item) => item.answers.map((answer): AnswerLine => ({
      attemptId: item.attemptId, personId: item.personId, questionId: answer.questionId, sequence: answer.sequence,
      response: answer.response === null ? null : JSON.stringify(answer.response), flagged: answer.flagged,
    })));
    const sent = [...newest(lines.flat()).values()];
    const outcomes = await saveAnswers(this.database, { kind: 'system', agencyId, job: 'save-answers' }, sent);
    const held = new Map(sent.map((line, index) => [line, outcomes[index]]));
    return lines.map((own) => own.map((line) => held.get(line) ?? this.overtaken(line, sent, held)));
  }

  /** Of a line that another in the same batch has overtaken. */
  private overtaken(line: AnswerLine, sent: readonly AnswerLine[], held: ReadonlyMap<AnswerLine, SavedLine | undefined>): SavedLine {
    const winner = sent.find((other) => keyOf(other) === keyOf(line));
    const outcome = winner && held.get(winner);
    if (!outcome) throw new Error('an answer got no outcome');
    return outcome.outcome === 'saved' ? { ...outcome, outcome: 'stale' } : outcome;
  }
}
