import type { AnswerMarks, AnswerTexts, EvaluationLevel, FormItem } from '@sinau/domain/evaluations';
import { statement, type Transaction } from '../core/index.js';

export type ReactionSettings = {
  readonly id: string; readonly formVersionId: string; readonly formName: string; readonly version: number; readonly opensOn: string; readonly closesOn: string | null;
  readonly requiredForCertificate: boolean; readonly revision: number; readonly answered: number;
};
export type AskableForm = { readonly versionId: string; readonly name: string; readonly version: number; readonly items: number };

const today = `(now() at time zone g.time_zone)::date::text as today`;
const settings = statement(
  'evaluations.reaction',
  `select e.id, e.form_version_id as "formVersionId", v.name as "formName", v.number as version, e.opens_on::text as "opensOn", e.closes_on::text as "closesOn",
     e.required_for_certificate as "requiredForCertificate", e.revision, (select count(*)::int from evaluation_receipts r where r.evaluation_id = e.id) as answered
   from evaluations e join evaluation_form_versions v on v.id = e.form_version_id where e.run_id = $1 and e.level = 1`,
);
const lock = statement('evaluations.lockReaction', 'select id from evaluations where run_id = $1 and level = 1 for update');
const askable = statement(
  'evaluations.askable',
  `select v.id as "versionId", v.name, v.number as version, jsonb_array_length(v.items) as items
   from evaluation_forms f join lateral (select * from evaluation_form_versions x where x.form_id = f.id order by x.number desc limit 1) v on true
   where f.level = $1 and f.archived_at is null order by v.name limit 200`,
);
const insert = statement(
  'evaluations.insertReaction',
  `insert into evaluations (id, agency_id, run_id, level, form_version_id, opens_on, closes_on, required_for_certificate, created_by) values ($1, $2, $3, 1, $4, $5, $6, $7, $8)
   on conflict do nothing returning id`,
);
const update = statement(
  'evaluations.changeReaction',
  `update evaluations set form_version_id = $3, opens_on = $4, closes_on = $5, required_for_certificate = $6, revision = revision + 1 where run_id = $1 and level = 1 and revision = $2 returning id`,
);

export async function reactionOfRun(transaction: Transaction, runId: string): Promise<ReactionSettings | null> {
  const [row] = await transaction.query<ReactionSettings>(settings, [runId]);
  return row ?? null;
}

/** The same, held against every other writer until the transaction ends; nobody answers meanwhile. */
export async function lockedReaction(transaction: Transaction, runId: string): Promise<ReactionSettings | null> {
  await transaction.query(lock, [runId]);
  return reactionOfRun(transaction, runId);
}

/** The newest versions of the forms that are offered for a level, by name. */
export async function askableForms(transaction: Transaction, level: EvaluationLevel): Promise<AskableForm[]> {
  return transaction.query<AskableForm>(askable, [level]);
}

export type ReactionValues = Pick<ReactionSettings, 'formVersionId' | 'opensOn' | 'closesOn' | 'requiredForCertificate'>;

/** False when the run has one, or the id is taken. */
export async function insertReaction(transaction: Transaction, { id, runId, createdBy, ...values }: ReactionValues & { readonly id: string; readonly runId: string; readonly createdBy: string }): Promise<boolean> {
  return (await transaction.query(insert, [id, transaction.agencyId, runId, values.formVersionId, values.opensOn, values.closesOn, values.requiredForCertificate, createdBy])).length > 0;
}

/** False when it was changed since `revision`. */
export async function updateReaction(transaction: Transaction, runId: string, revision: number, values: ReactionValues): Promise<boolean> {
  return (await transaction.query(update, [runId, revision, values.formVersionId, values.opensOn, values.closesOn, values.requiredForCertificate])).length > 0;
}

/** An evaluation as one participant meets it. */
export type OwnReaction = {
  readonly id: string; readonly enrolmentId: string; readonly runName: string; readonly courseTitle: string; readonly opensOn: string; readonly closesOn: string | null; readonly today: string;
  readonly requiredForCertificate: boolean; readonly completed: boolean; readonly answered: boolean; readonly items: readonly FormItem[]; readonly smallestGroup: unknown;
};
const own = statement(
  'evaluations.own',
  `select e.id, m.id as "enrolmentId", r.name as "runName", coalesce(k.title, '') as "courseTitle", e.opens_on::text as "opensOn", e.closes_on::text as "closesOn", ${today},
     e.required_for_certificate as "requiredForCertificate", m.state = 'completed' as completed, exists (select from evaluation_receipts t where t.evaluation_id = e.id and t.person_id = $2) as answered,
     v.items, g.settings -> 'smallestGroup' as "smallestGroup"
   from evaluations e join runs r on r.id = e.run_id join agencies g on g.id = e.agency_id join evaluation_form_versions v on v.id = e.form_version_id
   join enrolments m on m.run_id = e.run_id and m.person_id = $2 and m.state <> 'withdrawn' left join catalogue_entries k on k.course_id = r.course_id
   where e.id = $1 and e.level = 1`,
);

/** Null when the agency has no such evaluation of a run that this person is in. */
export async function ownReaction(transaction: Transaction, evaluationId: string, personId: string): Promise<OwnReaction | null> {
  const [row] = await transaction.query<OwnReaction>(own, [evaluationId, personId]);
  return row ?? null;
}

const receive = statement('evaluations.receive', 'insert into evaluation_receipts (evaluation_id, person_id, agency_id) values ($1, $2, $3) on conflict do nothing returning evaluation_id');
const put = statement('evaluations.putAnswer', 'select put_evaluation_answer($1, $2, $3, $4)');

/** Notes that the person answered, and puts the answer where nobody's name is. False when there was an answer before. */
export async function putReactionAnswer(
  transaction: Transaction, { evaluationId, personId, smallest, marks, texts }: { readonly evaluationId: string; readonly personId: string; readonly smallest: number; readonly marks: AnswerMarks; readonly texts: AnswerTexts },
): Promise<boolean> {
  if ((await transaction.query(receive, [evaluationId, personId, transaction.agencyId])).length === 0) return false;
  await transaction.query(put, [evaluationId, JSON.stringify(marks), JSON.stringify(texts), smallest]);
  return true;
}

/** What a certificate may wait for. */
export type AskedReaction = { readonly id: string; readonly required: boolean; readonly answered: boolean; readonly opensOn: string; readonly closesOn: string | null };
const asked = statement(
  'evaluations.askedOf',
  `select e.id, e.required_for_certificate as required, e.opens_on::text as "opensOn", e.closes_on::text as "closesOn",
     exists (select from evaluation_receipts t where t.evaluation_id = e.id and t.person_id = m.person_id) as answered
   from enrolments m join evaluations e on e.run_id = m.run_id and e.level = 1 where m.id = $1`,
);

export async function reactionAskedOf(transaction: Transaction, enrolmentId: string): Promise<AskedReaction | null> {
  const [row] = await transaction.query<AskedReaction>(asked, [enrolmentId]);
  return row ?? null;
}

/** Somebody who completed a run, may answer, and was not told so yet. */
export type UnaskedPerson = { readonly evaluationId: string; readonly personId: string; readonly courseTitle: string; readonly required: boolean };
const unasked = statement(
  'evaluations.unasked',
  `select e.id as "evaluationId", m.person_id as "personId", coalesce(d.document ->> 'title', r.name) as "courseTitle", e.required_for_certificate as required
   from evaluations e join agencies g on g.id = e.agency_id join runs r on r.id = e.run_id join courses c on c.id = r.course_id left join course_versions d on d.id = c.current_version_id
   join enrolments m on m.run_id = e.run_id and m.state = 'completed' join people p on p.id = m.person_id and p.state = 'active'
   where e.agency_id = $1 and e.level = 1 and e.opens_on <= (now() at time zone g.time_zone)::date and (e.closes_on is null or e.closes_on >= (now() at time zone g.time_zone)::date)
     and not exists (select from evaluation_receipts t where t.evaluation_id = e.id and t.person_id = m.person_id)
     and not exists (select from notifications n where n.person_id = m.person_id and n.dedupe = 'evaluation-open:' || e.id)
   order by e.id, m.person_id limit $2`,
);

export async function peopleToAsk(transaction: Transaction, limit: number): Promise<UnaskedPerson[]> {
  return transaction.query<UnaskedPerson>(unasked, [transaction.agencyId, limit]);
}

export type ReactionBase = {
  readonly evaluationId: string; readonly runName: string; readonly opensOn: string; readonly closesOn: string | null; readonly items: readonly FormItem[]; readonly smallestGroup: unknown;
  readonly completed: number; readonly answered: number; readonly now: Date;
};
const base = `select e.id as "evaluationId", r.name as "runName", e.opens_on::text as "opensOn", e.closes_on::text as "closesOn", v.items, g.settings -> 'smallestGroup' as "smallestGroup",
     (select count(*)::int from enrolments m where m.run_id = r.id and m.state = 'completed') as completed,
     (select count(*)::int from evaluation_receipts t where t.evaluation_id = e.id) as answered, now() as now
   from evaluations e join runs r on r.id = e.run_id join agencies g on g.id = e.agency_id join evaluation_form_versions v on v.id = e.form_version_id`;
const figuresBase = statement('evaluations.figuresBase', `${base} where e.run_id = $1 and e.level = 1`);
const before = statement(
  'evaluations.figuresBefore',
  `${base} join runs k on k.id = $1 where r.course_id = k.course_id and e.level = 1 and (r.starts_on, r.id) < (k.starts_on, k.id) order by r.starts_on desc, r.id desc limit 1`,
);
const answers = statement('evaluations.answers', 'select marks, texts from evaluation_answers where evaluation_id = $1 and not held order by id');

/** Null when the run is not evaluated. */
export async function reactionBase(transaction: Transaction, runId: string): Promise<ReactionBase | null> {
  const [row] = await transaction.query<ReactionBase>(figuresBase, [runId]);
  return row ?? null;
}

/** Of the last run of the same course that began before this one and was evaluated. */
export async function reactionBefore(transaction: Transaction, runId: string): Promise<ReactionBase | null> {
  const [row] = await transaction.query<ReactionBase>(before, [runId]);
  return row ?? null;
}

/** Answers that are held no longer, in no order. */
export async function answersOf(transaction: Transaction, evaluationId: string): Promise<{ readonly marks: AnswerMarks; readonly texts: AnswerTexts }[]> {
  return transaction.query<{ marks: AnswerMarks; texts: AnswerTexts }>(answers, [evaluationId]);
}
