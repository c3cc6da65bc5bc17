import type pg from 'pg';
import { z } from 'zod';
import { connectToStack } from './stack-database.js';

const grade = z.object({ state: z.string(), score: z.number().nullable(), reviews: z.number(), told: z.number(), lessons: z.number() });
export type StoredGrade = z.output<typeof grade>;

/**
 * Keeps the row of an enrolment, which a grade changes last and a submission leaves alone: whoever grades has written the
 * grade, has not committed it, and stands still until the row is let go. Other reads and writes of the learner go on.
 */
export class HeldGrading {
  private constructor(
    private readonly holder: pg.Client,
    private readonly watcher: pg.Client, // outside the holder's transaction, which would see one picture of the activity for ever
    private readonly held: number,
  ) {}

  static async begin(enrolmentId: string): Promise<HeldGrading> {
    const [holder, watcher] = [await connectToStack(), await connectToStack()];
    await holder.query('begin');
    const { rows } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid from enrolments where id = $1 for no key update', [enrolmentId]);
    const [row] = rows;
    if (row === undefined) throw new Error(`There is no enrolment ${enrolmentId}.`);
    return new HeldGrading(holder, watcher, row.pid);
  }

  /** Who waits for the row, by the role that they sign in to PostgreSQL with: `sinau_worker` while it grades. */
  async waiting(): Promise<readonly string[]> {
    const { rows } = await this.watcher.query<{ role: string }>(
      `select usename::text as role from pg_stat_activity where wait_event_type = 'Lock' and $1::int = any (pg_blocking_pids(pid))`,
      [this.held],
    );
    return rows.map(({ role }) => role);
  }

  /** What is committed about the attempt: its state, score, and how often its review, its message and its lesson were written. */
  async stored(attemptId: string): Promise<StoredGrade> {
    const { rows } = await this.watcher.query(
      `select a.state, a.score::float8 as score,
         (select count(*)::int from attempt_reviews w where w.attempt_id = a.id) as reviews,
         (select count(*)::int from notifications n where n.link = '/pengerjaan/' || a.id || '/hasil') as told,
         (select count(*)::int from lesson_progress p where p.enrolment_id = a.enrolment_id and p.lesson_id = a.lesson_id and p.completed_at is not null) as lessons
       from attempts a where a.id = $1`,
      [attemptId],
    );
    return grade.parse(rows[0]);
  }

  async letGo(): Promise<void> {
    await this.holder.query('rollback');
  }

  async end(): Promise<void> {
    await Promise.all([this.holder.end(), this.watcher.end()]);
  }
}
