import type { Actor } from '@sinau/domain/identity';
import { agencyOf, statement, type Database } from '../core/index.js';

/** In-flight time granted after a deadline (E02). */
export const GRACE_SECONDS = 30;

/** One answer of one learner, among those that leave together. */
export type AnswerLine = {
  readonly attemptId: string;
  readonly personId: string;
  readonly questionId: string;
  readonly sequence: number;
  /** JSON text; null is blank. */
  readonly response: string | null;
  readonly flagged: boolean;
};

export type AnswerOutcome = 'saved' | 'stale' | 'late' | 'closed' | 'foreign' | 'not_in_paper';

export type SavedLine = {
  readonly outcome: AnswerOutcome;
  /** What the server holds now; null when it holds nothing. */
  readonly sequence: number | null;
  readonly now: Date;
  readonly deadlineAt: Date | null;
};

/*
 * FOR SHARE against submit's UPDATE: a save either finds the attempt open and commits before the
 * submission can, or waits and then finds it closed. Never acknowledged and left out of the grade (D07).
 */
const saveAll = statement(
  'answers.saveAll',
  `with incoming as (
     select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::boolean[])
       with ordinality as i (attempt_id, person_id, question_id, sequence, response, flagged, line)
   ), held as materialized (
     select a.id, a.agency_id, a.person_id, a.state, a.question_ids, a.deadline_at,
            a.deadline_at is not null and now() > a.deadline_at + make_interval(secs => ${GRACE_SECONDS}) as late
     from attempts a where a.id = any ($1::uuid[]) order by a.id for share of a
   ), judged as (
     select i.*, h.agency_id, h.deadline_at,
       case when h.id is null then 'foreign' when h.state <> 'open' then 'closed'
            when i.question_id <> all (h.question_ids) then 'not_in_paper'
            when h.late then 'late' else 'open' end as verdict
     from incoming i left join held h on h.id = i.attempt_id and h.person_id = i.person_id
   ), saved as (
     insert into answers (attempt_id, question_id, agency_id, sequence, response, flagged, saved_at)
     select attempt_id, question_id, agency_id, sequence, response::jsonb, flagged, now() from judged where verdict = 'open'
     order by attempt_id, question_id
     on conflict (attempt_id, question_id) do update
       set sequence = excluded.sequence, response = excluded.response, flagged = excluded.flagged, saved_at = excluded.saved_at
       where answers.sequence <= excluded.sequence
     returning attempt_id
   )
   select now() as now, (select count(*)::int from saved) as saved,
     string_agg(coalesce(trunc(extract(epoch from j.deadline_at) * 1000)::text, ''), ',' order by j.line) as deadlines,
     jsonb_agg(jsonb_build_object('line', j.line, 'verdict', j.verdict)) filter (where j.verdict <> 'open') as refused
   from judged j`,
);

type Verdict = Exclude<AnswerOutcome, 'saved' | 'stale'>;
/** One row for all lines: deadlines as milliseconds since 1970 between commas, empty for none; lines, from 1, that might not be saved. */
type Row = { now: Date; saved: number; deadlines: string; refused: readonly { line: number; verdict: Verdict }[] | null };

const keepAside = statement(
  'answers.keepAside',
  `insert into late_answers (id, agency_id, attempt_id, question_id, sequence, response)
   select gen_random_uuid(), $1, attempt_id, question_id, sequence, response::jsonb
   from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::text[]) as i (attempt_id, question_id, sequence, response)`,
);

const kept = statement(
  'answers.kept',
  `select w.sequence from unnest($1::uuid[], $2::uuid[]) with ordinality as i (attempt_id, question_id, line)
   left join answers w on w.attempt_id = i.attempt_id and w.question_id = i.question_id order by i.line`,
);

/**
 * Why each line that is not saved is not, and what is held instead: asked for only when some are not, and in a statement of
 * its own, which sees what the first one waited for. A line that finds a newer sequence than its own was overtaken.
 */
async function withOthers(database: Database, actor: Actor, lines: readonly AnswerLine[], { saved, refused }: Row): Promise<readonly Pick<SavedLine, 'outcome' | 'sequence'>[]> {
  if (saved === lines.length) return lines.map(({ sequence }) => ({ outcome: 'saved', sequence }));
  const verdicts = new Map(refused?.map(({ line, verdict }) => [line - 1, verdict]));
  const late = lines.filter((_line, index) => verdicts.get(index) === 'late');
  if (late.length > 0) {
    const values = [agencyOf(actor), late.map((line) => line.attemptId), late.map((line) => line.questionId), late.map((line) => line.sequence), late.map((line) => line.response)];
    await database.run(actor, keepAside, values);
  }
  const held = await database.run<{ sequence: string | null }>(actor, kept, [lines.map((line) => line.attemptId), lines.map((line) => line.questionId)]);
  return lines.map(({ sequence }, index) => {
    const now = held[index]?.sequence ?? null;
    const overtaken = now !== null && Number(now) > sequence;
    return { outcome: verdicts.get(index) ?? (overtaken ? 'stale' : 'saved'), sequence: now === null ? null : Number(now) };
  });
}

/**
 * Saves answers of any learners of one agency in one statement, guarded by owner, open state, the
 * database's clock and the client's sequence. No two lines may name the same attempt and question.
 * Returns one outcome per line, in order.
 */
export async function saveAnswers(database: Database, actor: Actor, lines: readonly AnswerLine[]): Promise<SavedLine[]> {
  const [row] = await database.run<Row>(actor, saveAll, [
    lines.map((line) => line.attemptId),
    lines.map((line) => line.personId),
    lines.map((line) => line.questionId),
    lines.map((line) => line.sequence),
    lines.map((line) => line.response),
    lines.map((line) => line.flagged),
  ]);
  if (!row) throw new Error('saving answers returned nothing');
  const { now } = row;
  const ends = row.deadlines.split(',');
  const outcomes = await withOthers(database, actor, lines, row);
  return outcomes.map((told, index) => ({ ...told, now, deadlineAt: ends[index] ? new Date(Number(ends[index])) : null }));
}
