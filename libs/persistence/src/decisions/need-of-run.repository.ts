import { statement, type Transaction } from '../core/index.js';

/** What a need found by a run's decision is about. */
export type NeedOfRun = {
  /** Where all needs that the run's programme answers are about one and the same. */
  readonly competencyId: string | null;
  readonly participants: number;
};

const about = statement(
  'decisions.needOfRun',
  `select (select min(n.competency_id::text)::uuid from programme_needs p join needs n on n.id = p.need_id where p.programme_id = r.programme_id having count(distinct n.competency_id) = 1) as "competencyId",
     (select count(*)::int from enrolments e where e.run_id = r.id and e.state <> 'withdrawn') as participants
   from runs r where r.id = $1`,
);

export async function needOfRun(transaction: Transaction, runId: string): Promise<NeedOfRun> {
  const [row] = await transaction.query<NeedOfRun>(about, [runId]);
  return row ?? { competencyId: null, participants: 0 };
}
