import type { EvaluationLevel, FormItem } from '@sinau/domain/evaluations';
import { newId, statement, type Transaction } from '../core/index.js';
import { likePattern } from '../enrolments/index.js';

export type ListedForm = { readonly id: string; readonly name: string; readonly level: EvaluationLevel; readonly items: number; readonly version: number | null; readonly uses: number; readonly archived: boolean };
export type FormVersionRecord = { readonly id: string; readonly number: number; readonly items: number; readonly publishedAt: string; readonly publishedBy: string; readonly uses: number };
export type FormRecord = {
  readonly id: string; readonly name: string; readonly level: EvaluationLevel; readonly items: readonly FormItem[]; readonly revision: number; readonly archived: boolean; readonly changed: boolean;
  /** The newest first. */
  readonly versions: readonly FormVersionRecord[];
};
export type FormVersion = { readonly id: string; readonly formId: string; readonly number: number; readonly name: string; readonly level: EvaluationLevel; readonly items: readonly FormItem[] };

const list = statement(
  'evaluations.forms',
  `select f.id, f.name, f.level, jsonb_array_length(f.items) as items, (select max(v.number) from evaluation_form_versions v where v.form_id = f.id) as version,
     (select count(*)::int from evaluations e join evaluation_form_versions v on v.id = e.form_version_id where v.form_id = f.id) as uses, f.archived_at is not null as archived
   from evaluation_forms f
   where f.agency_id = $1 and ($2::text is null or f.name ilike $2) and ($3::int is null or f.level = $3) and (f.archived_at is not null) = $4 and ($5::text is null or f.name > $5)
   order by f.name limit $6`,
);
const one = statement(
  'evaluations.form',
  `select f.id, f.name, f.level, f.items, f.revision, f.archived_at is not null as archived,
     not exists (select from evaluation_form_versions v where v.form_id = f.id and v.items = f.items and v.name = f.name
       and v.number = (select max(x.number) from evaluation_form_versions x where x.form_id = f.id)) as changed,
     coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'number', v.number, 'items', jsonb_array_length(v.items), 'publishedBy', p.full_name,
         'publishedAt', to_char(v.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'uses', (select count(*) from evaluations e where e.form_version_id = v.id)) order by v.number desc)
       from evaluation_form_versions v join people p on p.id = v.published_by where v.form_id = f.id), '[]') as versions
   from evaluation_forms f where f.id = $1`,
);
const lock = statement('evaluations.lockForm', 'select id from evaluation_forms where id = $1 for update');
const version = statement('evaluations.formVersion', `select id, form_id as "formId", number, name, level, items from evaluation_form_versions where id = $1`);
const insert = statement('evaluations.insertForm', `insert into evaluation_forms (id, agency_id, name, level, items) values ($1, $2, $3, $4, $5) on conflict (id) do nothing returning id`);
const update = statement('evaluations.changeForm', `update evaluation_forms set name = $3, items = $4, revision = revision + 1 where id = $1 and revision = $2 and archived_at is null returning id`);
const archive = statement('evaluations.archiveForm', `update evaluation_forms set archived_at = case when $3 then coalesce(archived_at, now()) end, revision = revision + 1 where id = $1 and revision = $2 returning id`);
const publish = statement(
  'evaluations.publishForm',
  `insert into evaluation_form_versions (id, agency_id, form_id, number, name, level, items, published_by)
   select $1, f.agency_id, f.id, 1 + coalesce((select max(v.number) from evaluation_form_versions v where v.form_id = f.id), 0), f.name, f.level, f.items, $3
   from evaluation_forms f where f.id = $2 returning number`,
);
const known = statement('evaluations.competenciesKnown', 'select count(*)::int as known from competencies where id = any($1::uuid[])');

export type FormsQuery = { readonly search: string | null; readonly level: EvaluationLevel | null; readonly archived: boolean; readonly after: string | null; readonly limit: number };

/** By name, which is unique in an agency. */
export async function listForms(transaction: Transaction, { search, level, archived, after, limit }: FormsQuery): Promise<ListedForm[]> {
  return transaction.query<ListedForm>(list, [transaction.agencyId, search === null ? null : likePattern(search), level, archived, after, limit]);
}

export async function formById(transaction: Transaction, formId: string): Promise<FormRecord | null> {
  const [row] = await transaction.query<FormRecord>(one, [formId]);
  return row ?? null;
}

/** The form, held against every other writer until the transaction ends. */
export async function lockedForm(transaction: Transaction, formId: string): Promise<FormRecord | null> {
  await transaction.query(lock, [formId]);
  return formById(transaction, formId);
}

export async function formVersionById(transaction: Transaction, versionId: string): Promise<FormVersion | null> {
  const [row] = await transaction.query<FormVersion>(version, [versionId]);
  return row ?? null;
}

/** False when the id is taken. */
export async function insertForm(transaction: Transaction, form: { readonly id: string; readonly name: string; readonly level: EvaluationLevel; readonly items: readonly FormItem[] }): Promise<boolean> {
  return (await transaction.query(insert, [form.id, transaction.agencyId, form.name, form.level, JSON.stringify(form.items)])).length > 0;
}

/** False when it was changed since `revision`, or is archived. */
export async function updateForm(transaction: Transaction, formId: string, revision: number, values: { readonly name: string; readonly items: readonly FormItem[] }): Promise<boolean> {
  return (await transaction.query(update, [formId, revision, values.name, JSON.stringify(values.items)])).length > 0;
}

/** False when it was changed since `revision`. */
export async function setFormArchived(transaction: Transaction, formId: string, revision: number, archived: boolean): Promise<boolean> {
  return (await transaction.query(archive, [formId, revision, archived])).length > 0;
}

/** Freezes the draft as the next version; the form is locked by the caller. Answers its number. */
export async function insertFormVersion(transaction: Transaction, formId: string, publishedBy: string): Promise<number> {
  const [row] = await transaction.query<{ number: number }>(publish, [newId(), formId, publishedBy]);
  if (!row) throw new Error('a locked form was not published');
  return row.number;
}

/** Whether these competencies are all of the agency. */
export async function knowsCompetencies(transaction: Transaction, ids: readonly string[]): Promise<boolean> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return true;
  const [row] = await transaction.query<{ known: number }>(known, [unique]);
  return row?.known === unique.length;
}
