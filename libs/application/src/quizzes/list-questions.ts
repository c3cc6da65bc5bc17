import type { BankPage } from '@sinau/contracts/quizzes';
import { courseReach } from '@sinau/domain/courses';
import type { Actor } from '@sinau/domain/identity';
import { AuthorDatabase } from '@sinau/persistence/core';
import { bankSummary, listBank, type BankQuery, type BankQuestion, type BankSummary } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';

const rowOf = (question: BankQuestion): BankPage['rows'][number] => ({ ...question, editedAt: question.editedAt.toISOString() });
const written = ({ total, kinds, topics, courses }: BankSummary): BankPage['summary'] => ({ total, kinds: [...kinds], topics: [...topics], courses: [...courses] });

/** The questions of all quizzes that an author may read. Counts come with the first page only. */
@Injectable()
export class ListQuestions {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  run(actor: Actor, query: BankQuery): Promise<BankPage> {
    const reach = courseReach(actor);
    return this.database.transaction(actor, async (transaction) => {
      const page = await listBank(transaction, reach, query);
      return { rows: page.rows.map(rowOf), next: page.next, summary: query.after === undefined ? written(await bankSummary(transaction, reach, query)) : null };
    });
  }
}
