import { randomUUID } from 'node:crypto';
import type { FormItem } from '@sinau/domain/evaluations';
import type { TestApi, TestPerson } from '../api.spec-kit.js';

/** A statement on each of material and instructor, a choice, and a free text. */
export const items = {
  material: { id: '01930000-0000-7000-8000-00000000a001', kind: 'likert', aspect: 'material', prompt: 'Materi sesuai kebutuhan kerja saya', required: true, competencyId: null, scale: 4 },
  instructor: { id: '01930000-0000-7000-8000-00000000a002', kind: 'likert', aspect: 'instructor', prompt: 'Pengajar menguasai materi', required: false, competencyId: null, scale: 4 },
  pace: {
    id: '01930000-0000-7000-8000-00000000a003', kind: 'choice', aspect: 'usefulness', prompt: 'Laju pelatihan', required: false, competencyId: null,
    options: [{ id: '01930000-0000-7000-8000-00000000b001', label: 'Terlalu cepat' }, { id: '01930000-0000-7000-8000-00000000b002', label: 'Pas' }],
  },
  comment: { id: '01930000-0000-7000-8000-00000000a004', kind: 'text', aspect: 'other', prompt: 'Apa yang perlu diperbaiki?', required: false, competencyId: null },
} as const satisfies Record<string, FormItem>;
export const allItems: readonly FormItem[] = Object.values(items);

export type PutForm = { readonly formId: string; readonly versionId: string };

/** A form of the owner's agency with one published version. */
export async function formOf(api: TestApi, owner: TestPerson, level: 1 | 3 = 1, asked: readonly FormItem[] = allItems): Promise<PutForm> {
  const [formId, versionId] = [randomUUID(), randomUUID()];
  const values = [owner.agencyId, `Formulir ${formId.slice(0, 8)}`, level, JSON.stringify(asked)];
  await api.sql(`insert into evaluation_forms (id, agency_id, name, level, items) values ($1, $2, $3, $4, $5)`, [formId, ...values]);
  await api.sql(`insert into evaluation_form_versions (id, form_id, number, published_by, agency_id, name, level, items) values ($1, $2, 1, $3, $4, $5, $6, $7)`, [versionId, formId, owner.id, ...values]);
  return { formId, versionId };
}

export type Asked = { readonly evaluationId: string; readonly runId: string; readonly versionId: string; readonly formId: string };

/** A reaction asked of a run, open from a week ago on; `closesIn` days, for good when null. */
export async function reactionOf(api: TestApi, runId: string, owner: TestPerson, { required = false, closesIn = null }: { readonly required?: boolean; readonly closesIn?: number | null } = {}): Promise<Asked> {
  const form = await formOf(api, owner);
  const evaluationId = randomUUID();
  await api.sql(
    `insert into evaluations (id, agency_id, run_id, level, form_version_id, opens_on, closes_on, required_for_certificate, created_by)
     select $1, g.id, $3, 1, $4, (now() at time zone g.time_zone)::date - 7, (now() at time zone g.time_zone)::date + $5::int, $6, $7 from agencies g where g.id = $2`,
    [evaluationId, owner.agencyId, runId, form.versionId, closesIn, required, owner.id],
  );
  return { evaluationId, runId, ...form };
}

export async function complete(api: TestApi, enrolmentId: string): Promise<string> {
  await api.sql(`update enrolments set state = 'completed', completed_at = now() where id = $1`, [enrolmentId]);
  return enrolmentId;
}

/** People of the agency beyond the cast, in a unit, who completed the run. They have no account: nobody signs in as them. */
export async function crowd(api: TestApi, runId: string, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await api.sql(`insert into people (id, agency_id, full_name) select id, $2, 'Peserta ' || left(id::text, 8) from unnest($1::uuid[]) as given(id)`, [ids, api.agency.id]);
  await api.sql(
    `insert into enrolments (id, agency_id, run_id, course_id, person_id, source, state, completed_at)
     select gen_random_uuid(), r.agency_id, r.id, r.course_id, given.id, 'admin', 'completed', now() from runs r, unnest($2::uuid[]) as given(id) where r.id = $1`,
    [runId, ids],
  );
  return ids;
}
