import type { AnswerTexts, AskedCount, MarkCount, Rater } from '@sinau/domain/evaluations';
import { statement, type Transaction } from '../core/index.js';

const askedCounts = statement(
  'behaviourFigures.asked',
  `select f.days, d.rater, count(*)::int as asked, count(*) filter (where d.state = 'answered')::int as answered, count(*) filter (where f.moved)::int as moved
   from behaviour_follow_ups f join behaviour_dispatches d on d.follow_up_id = f.id where f.evaluation_id = $1 group by f.days, d.rater order by f.days, d.rater`,
);
const markCounts = statement(
  'behaviourFigures.marks',
  `select a.days, a.rater_group as "group", a.moved, m.key as "itemId", (m.value #>> '{}')::int as mark, count(*)::int as n
   from behaviour_answers a cross join lateral jsonb_each(a.marks) m
   where a.evaluation_id = $1 and not a.held and jsonb_typeof(m.value) = 'number' group by 1, 2, 3, 4, 5`,
);
/* Keys are drawn: the first of them are any. */
const texts = statement('behaviourFigures.texts', `select a.texts from behaviour_answers a where a.evaluation_id = $1 and not a.held and a.texts <> '{}' order by a.id limit 10000`);
const followUps = statement(
  'behaviourFigures.followUps',
  `select count(distinct f.alumnus_id)::int as alumni, count(*) filter (where f.state = 'planned')::int as planned, count(*) filter (where f.state = 'opened')::int as opened,
     count(*) filter (where f.state = 'opened' and f.moved)::int as moved, count(*) filter (where f.state = 'left')::int as "left", (min(f.due_on) filter (where f.state = 'planned'))::text as "nextOn"
   from behaviour_follow_ups f where f.evaluation_id = $1`,
);

export function askedCountsOf(transaction: Transaction, evaluationId: string): Promise<AskedCount[]> {
  return transaction.query<AskedCount>(askedCounts, [evaluationId]);
}

/** Of answers that are no longer held; marks on a scale only. */
export function markCountsOf(transaction: Transaction, evaluationId: string): Promise<MarkCount[]> {
  return transaction.query<MarkCount>(markCounts, [evaluationId]);
}

/** What was written, of answers that are no longer held. */
export function behaviourTexts(transaction: Transaction, evaluationId: string): Promise<{ readonly texts: AnswerTexts }[]> {
  return transaction.query<{ texts: AnswerTexts }>(texts, [evaluationId]);
}

export type FollowUpCounts = { readonly alumni: number; readonly planned: number; readonly opened: number; readonly moved: number; readonly left: number; readonly nextOn: string | null };

export async function followUpCounts(transaction: Transaction, evaluationId: string): Promise<FollowUpCounts> {
  const [row] = await transaction.query<FollowUpCounts>(followUps, [evaluationId]);
  return row ?? { alumni: 0, planned: 0, opened: 0, moved: 0, left: 0, nextOn: null };
}

export type MissingAnswer = {
  readonly id: string; readonly name: string; readonly alumnus: string; readonly unit: string | null; readonly moved: boolean; readonly days: number; readonly rater: Rater;
  readonly state: 'open' | 'lapsed'; readonly sent: number; readonly lastSentAt: Date | null; readonly hasAddress: boolean;
};

const missing = statement(
  'behaviourFigures.missing',
  `select d.id, q.full_name as name, p.full_name as alumnus, u.name as unit, f.moved, f.days, d.rater, d.state, d.sent, d.last_sent_at as "lastSentAt", a.email is not null as "hasAddress"
   from behaviour_follow_ups f join behaviour_dispatches d on d.follow_up_id = f.id and d.state <> 'answered' join people q on q.id = d.person_id join people p on p.id = f.alumnus_id
   left join units u on u.id = f.unit_id left join accounts a on a.person_id = q.id
   where f.evaluation_id = $1 and ($2::text is null or (q.full_name, d.id) > ($2, $3::uuid)) order by q.full_name, d.id limit $4`,
);

/** Who was asked and has not answered, by name after a name and id. */
export function missingAnswers(transaction: Transaction, evaluationId: string, after: { readonly name: string; readonly id: string } | null, limit: number): Promise<MissingAnswer[]> {
  return transaction.query<MissingAnswer>(missing, [evaluationId, after?.name ?? null, after?.id ?? null, limit]);
}
