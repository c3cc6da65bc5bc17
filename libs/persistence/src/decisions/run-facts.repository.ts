import { attendanceFigure, completionFigure, costFigure, marksFigure, participantsFigure, type Figure, type RunFacts } from '@sinau/domain/decisions';
import { statement, type Transaction } from '../core/index.js';
import { behaviourFigure, learningFigure, reactionFigure, resultsFigure } from '../evaluations/index.js';

const facts = statement(
  'decisions.runFacts',
  `with enrolled as (select e.person_id, e.state, e.final_score from enrolments e where e.run_id = $1 and e.state <> 'withdrawn'),
   held as (select s.id from run_sessions s where s.run_id = $1 and s.state <> 'cancelled' and s.ends_at <= now()),
   latest as (
     select distinct on (d.session_id, d.person_id) d.present from attendance_decisions d join held on held.id = d.session_id join enrolled e on e.person_id = d.person_id
     order by d.session_id, d.person_id, d.number desc)
   select r.capacity, n.participants, n.completed,
     case when n.marked > 0 then jsonb_build_object('count', n.marked, 'mean', n.mean, 'spread', n.spread) end as marks,
     jsonb_build_object('held', h.held, 'expected', h.held * n.participants, 'present', (select count(*) from latest where present)) as sessions,
     case when p.id is not null then jsonb_build_object('planned', p.budget_planned, 'spent', b.spent, 'lines', b.lines) end as cost
   from runs r left join programmes p on p.id = r.programme_id
   cross join (select count(*)::int as participants, count(*) filter (where state = 'completed')::int as completed, count(final_score)::int as marked,
       round(avg(final_score), 1)::float8 as mean, round(stddev_pop(final_score), 1)::float8 as spread from enrolled) n
   cross join (select count(*)::int as held from held) h
   left join lateral (select coalesce(sum(l.amount), 0) as spent, count(*) as lines from programme_budget_lines l where l.programme_id = p.id and l.kind = 'spent') b on true
   where r.id = $1`,
);

type Asked = { readonly transaction: Transaction; readonly runId: string; readonly facts: RunFacts };
type Provider = (asked: Asked) => Figure | Promise<Figure>;

/** One function a figure, in the order of the screen. What cannot be told yet says why. */
const providers: readonly Provider[] = [
  (asked) => participantsFigure(asked.facts),
  (asked) => completionFigure(asked.facts),
  (asked) => marksFigure(asked.facts),
  (asked) => attendanceFigure(asked.facts),
  (asked) => reactionFigure(asked.transaction, asked.runId),
  (asked) => learningFigure(asked.transaction, asked.runId),
  (asked) => behaviourFigure(asked.transaction, asked.runId),
  (asked) => resultsFigure(asked.transaction, asked.runId),
  (asked) => costFigure(asked.facts),
];

/** A run's figures as they stand now; empty for a run that is not there. */
export async function figuresOfRun(transaction: Transaction, runId: string): Promise<Figure[]> {
  const [row] = await transaction.query<RunFacts>(facts, [runId]);
  if (!row) return [];
  const figures: Figure[] = [];
  for (const provider of providers) figures.push(await provider({ transaction, runId, facts: row }));
  return figures;
}
