import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { evaluationsRoutes as routes } from '@sinau/contracts/evaluations';
import type { FormItem } from '@sinau/domain/evaluations';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { allItems, formOf, items } from './evaluations.spec-kit.js';

let api: TestApi;
let admin: Client;
let auditor: Client;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
  auditor = api.as(api.people.auditor);
}, 60_000);
afterAll(() => api.close());

const create = (name: string, copyOf: string | null = null) => admin.call(routes.createForm, { body: { id: randomUUID(), name, level: 1, copyOf } });
const written = (asked: readonly FormItem[]) => asked.map((item) => (item.kind === 'choice' ? { ...item, options: [...item.options] } : item));

describe('a form', () => {
  test('is drafted, published, and its version stands when the draft goes on', async () => {
    const draft = await create('Reaksi kelas daring');
    expect(draft).toMatchObject({ items: [], versions: [], changed: true, revision: 1 });
    const params = { formId: draft.id };
    expect(await admin.post(`/api/evaluation-forms/${draft.id}/publication`, { revision: 1 })).toMatchObject({ status: 409, code: 'form_empty' });

    const changed = await admin.call(routes.changeForm, { params, body: { revision: 1, name: draft.name, items: written([items.material, items.comment]) } });
    const published = await admin.call(routes.publishForm, { params, body: { revision: changed.revision } });
    expect(published).toMatchObject({ changed: false, versions: [{ number: 1, items: 2, publishedBy: 'Agus Setiawan', uses: 0 }] });
    expect(await admin.post(`/api/evaluation-forms/${draft.id}/publication`, { revision: published.revision })).toMatchObject({ status: 409, code: 'form_unchanged' });

    const again = await admin.call(routes.changeForm, { params, body: { revision: published.revision, name: draft.name, items: written(allItems) } });
    const second = await admin.call(routes.publishForm, { params, body: { revision: again.revision } });
    expect(second.versions.map(({ number, items: count }) => [number, count])).toEqual([[2, 4], [1, 2]]);
    const versionId = published.versions[0]?.id ?? '';
    expect((await auditor.call(routes.formVersion, { params: { ...params, versionId } })).items).toEqual([items.material, items.comment]);
    await expect(api.sql(`update evaluation_form_versions set items = '[]' where id = $1`, [versionId])).rejects.toThrow();
    expect(await api.sql(`select action from audit_entries where subject_id = $1 order by position`, [draft.id])).toEqual(['created', 'published', 'published'].map((deed) => ({ action: `evaluation_form.${deed}` })));
  });

  test('is not published unless it can be answered', async () => {
    const { id } = await create('Belum lengkap');
    const lonely: FormItem = { ...items.pace, options: [items.pace.options[0]] };
    const { revision } = await admin.call(routes.changeForm, { params: { formId: id }, body: { revision: 1, name: 'Belum lengkap', items: written([items.material, lonely]) } });
    expect(await admin.post(`/api/evaluation-forms/${id}/publication`, { revision })).toMatchObject({ status: 409, code: 'form_item_incomplete', body: { facts: { number: 2 } } });
    const twice = await admin.call(routes.changeForm, { params: { formId: id }, body: { revision, name: 'Belum lengkap', items: written([items.material, items.material]) } });
    expect(await admin.post(`/api/evaluation-forms/${id}/publication`, { revision: twice.revision })).toMatchObject({ status: 400, code: 'form_item_twice' });
    const foreignCompetency = { ...items.material, competencyId: randomUUID() };
    expect(await admin.put(`/api/evaluation-forms/${id}`, { revision: twice.revision, name: 'Belum lengkap', items: [foreignCompetency] })).toMatchObject({ status: 400, code: 'form_reference_unknown' });
  });

  test('of two who change it at once one is told, and a name is used once', async () => {
    const { id } = await create('Diubah bersama');
    const answers = await Promise.all(['satu', 'dua'].map((name) => admin.put(`/api/evaluation-forms/${id}`, { revision: 1, name: `Diubah ${name}`, items: [items.material] })));
    expect(answers.map(({ status, code }) => (status === 200 ? 'done' : code)).sort()).toEqual(['conflict', 'done']);
    await create('Sudah ada');
    expect(await admin.post('/api/evaluation-forms', { id: randomUUID(), name: 'Sudah ada', level: 3, copyOf: null })).toMatchObject({ status: 409, code: 'form_name_taken' });
    expect(await admin.put(`/api/evaluation-forms/${id}`, { revision: 2, name: 'Sudah ada', items: [] })).toMatchObject({ status: 409, code: 'form_name_taken' });
    const elsewhere = await formOf(api, api.people.foreignAdmin);
    expect(await admin.post('/api/evaluation-forms', { id: elsewhere.formId, name: 'Milik instansi lain', level: 1, copyOf: null })).toMatchObject({ status: 409, code: 'conflict' });
  });

  test('can be copied, and archived until it is brought back', async () => {
    const { formId } = await formOf(api, api.people.agencyAdmin);
    const copy = await create('Salinan', formId);
    expect(copy.items).toEqual(allItems);
    const archived = await admin.call(routes.archiveForm, { params: { formId: copy.id }, body: { revision: 1, archived: true } });
    expect(archived).toMatchObject({ archived: true, revision: 2 });
    expect(await admin.put(`/api/evaluation-forms/${copy.id}`, { revision: 2, name: 'Salinan', items: [] })).toMatchObject({ status: 409, code: 'form_archived' });
    expect((await admin.call(routes.forms, { query: { search: 'salinan' } })).rows).toEqual([]);
    expect((await admin.call(routes.forms, { query: { search: 'salinan', archived: 'true' } })).rows).toMatchObject([{ id: copy.id, items: 4, version: null, uses: 0 }]);
    expect(await admin.call(routes.archiveForm, { params: { formId: copy.id }, body: { revision: 2, archived: false } })).toMatchObject({ archived: false });
  });

  test('is listed by name, page by page', async () => {
    for (const name of ['Uji halaman c', 'Uji halaman a', 'Uji halaman b']) await create(name);
    const query = { search: 'uji halaman', limit: 2 };
    const first = await auditor.call(routes.forms, { query });
    const second = await auditor.call(routes.forms, { query: { ...query, after: first.next ?? '' } });
    expect([...first.rows, ...second.rows].map(({ name }) => name)).toEqual(['Uji halaman a', 'Uji halaman b', 'Uji halaman c']);
    expect(second.next).toBeNull();
    expect((await admin.call(routes.forms, { query: { ...query, level: '3' } })).rows).toEqual([]);
  });
});
