import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { ask, send, until } from './harness/api.js';
import { axeFindings } from './harness/look.js';
import { accountOf } from './harness/people.js';
import { disconnect, Visitor } from './harness/visitor.js';
import { fingerprintOf, longVideo, newId, outlineOf, QUESTIONS } from './stories/course.js';
import { sendParts } from './stories/upload.js';

/** What people do by mistake, and to each other: refused in words, and nothing is half done. */
const created = z.object({ courseId: z.string(), revision: z.number(), outline: z.object({ summary: z.string(), title: z.string() }) });
const problem = z.object({ code: z.string(), detail: z.string() });
let anna: Visitor;
let budi: Visitor;

beforeAll(async () => {
  anna = await Visitor.signIn('instructor');
  budi = await Visitor.signIn('instructor');
}, 120_000);
afterAll(async () => {
  for (const visitor of [anna, budi]) await visitor?.leave();
  await disconnect();
}, 60_000);

async function newCourse(page: Page, title: string): Promise<string> {
  return (await ask(page, created, 'POST', '/api/courses', { title, competencyClass: 'technical', activityKind: 16 })).courseId;
}

test('two people edit the same course: the second is asked, and both changes can be kept', async () => {
  const courseId = await newCourse(anna.page, 'Disunting berdua');
  anna.expecting(/^409 PUT/);
  await anna.open(`/kelola/kursus/${courseId}?buka=kursus`);
  await budi.open(`/kelola/kursus/${courseId}?buka=kursus`);
  const draftOf = () => ask(budi.page, created, 'GET', `/api/courses/${courseId}/draft`);
  await budi.page.getByLabel('Ringkasan').fill('Ringkasan dari Budi.');
  await until('the summary', draftOf, ({ outline }) => outline.summary === 'Ringkasan dari Budi.');

  await anna.page.getByLabel('Judul kursus').fill('Judul dari Anna');
  const dialog = anna.page.getByRole('dialog', { name: 'Ada yang menyimpan lebih dahulu' });
  await dialog.waitFor();
  expect(await axeFindings(anna.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Gabungkan' }).click();
  const { outline } = await until('both changes', draftOf, (draft) => draft.outline.title === 'Judul dari Anna');
  expect(outline.summary).toBe('Ringkasan dari Budi.');
  expect([...anna.troubles, ...budi.troubles]).toEqual([]);
}, 120_000);

test('a quiz without a key is not published, and the checklist says which question', async () => {
  const { page } = anna;
  const courseId = await newCourse(page, 'Tanpa kunci');
  const ids = { video: newId(), article: newId(), quiz: newId(), mediaId: null };
  const draft = z.object({ revision: z.number(), outline: z.object({ modules: z.array(z.object({ lessons: z.array(z.object({ id: z.string(), quizId: z.string().nullish() })) })) }) });
  const { revision: first } = await ask(page, created, 'GET', `/api/courses/${courseId}/draft`);
  const { revision, outline } = await ask(page, draft, 'PUT', `/api/courses/${courseId}/draft`, { revision: first, outline: outlineOf('Tanpa kunci', ids) });
  const quizId = outline.modules[0]?.lessons.find(({ id }) => id === ids.quiz)?.quizId;
  await ask(page, z.unknown(), 'POST', `/api/courses/${courseId}/quizzes/${quizId}/questions`, { id: newId(), points: 1, topic: null, content: QUESTIONS[0].content, answer: null });

  await anna.open(`/kelola/kursus/${courseId}?buka=terbit`);
  await page.getByText('Soal 1 pada kuis “Ujian akhir” belum punya kunci jawaban.').waitFor();
  await page.getByText('“Satu layanan, tiga warga” belum punya berkas.').waitFor();
  expect(await page.getByRole('button', { name: 'Terbitkan versi 1' }).isDisabled()).toBe(true);
  anna.expecting(/^4\d\d POST .*\/versions/);
  const forced = await send(page, 'POST', `/api/courses/${courseId}/versions`, { revision });
  expect(forced.status).toBe(409);
  const { rows } = await ask(page, z.object({ rows: z.array(z.unknown()) }), 'GET', `/api/courses/${courseId}/versions`);
  expect(rows).toEqual([]);
}, 90_000);

test('a file that is no video and one that is cut off are told apart, in words', async () => {
  const { page } = anna;
  anna.expecting(/^4\d\d POST/);
  const courseId = await newCourse(page, 'Berkas keliru');
  const state = z.object({ state: z.string(), failure: z.object({ code: z.string() }).nullable() });
  const outcomeOf = async (fileName: string, file: Buffer): Promise<string> => {
    const { mediaId } = await sendParts(page, { courseId, file, fileName, fingerprint: fingerprintOf(file) }, 3);
    const done = await send(page, 'POST', `/api/media/${mediaId}/complete`, { digest: null });
    if (done.status >= 400) return problem.parse(done.body).code;
    const seen = await until('an outcome', () => ask(page, state, 'GET', `/api/media/${mediaId}`), (now) => now.state === 'failed' || now.state === 'ready', 90_000);
    return seen.failure?.code ?? seen.state;
  };
  expect(await outcomeOf('catatan.mp4', Buffer.from('Ini catatan rapat, bukan video.\n'.repeat(4_000)))).toBe('media_not_a_video');
  expect(await outcomeOf('terpotong.mp4', longVideo().subarray(0, 1_200_000))).toBe('media_truncated');
  const refused = await send(page, 'POST', `/api/courses/${courseId}/media`, { kind: 'video', fileName: 'program.exe', bytes: 10, fingerprint: fingerprintOf(Buffer.from('x')) });
  expect(refused).toMatchObject({ status: 400, body: { code: 'media_name_refused', detail: expect.stringContaining('Jenis berkas ini tidak diterima') } });
}, 150_000);

test('a CSV of garbage changes nobody', async () => {
  const admin = await Visitor.signIn('agencyAdmin');
  admin.expecting(/^4\d\d POST/);
  const people = () => ask(admin.page, z.object({ rows: z.array(z.unknown()) }), 'GET', '/api/people?limit=100');
  const before = await people();
  const garbage = Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7919) % 256));
  const answer = await send(admin.page, 'POST', '/api/people-imports', { fileName: 'pegawai.csv', content: garbage.toString('base64') });
  expect(answer.status).toBe(400);
  expect(problem.parse(answer.body).detail).toMatch(/CSV|baris|kolom|berkas/i);
  expect(await people()).toEqual(before);
  expect(admin.troubles).toEqual([]);
  await admin.leave();
}, 90_000);

test('a session that ends in the middle of a form: sign in again over the page and go on', async () => {
  const { page } = anna;
  anna.expecting(/^401 /);
  const courseId = await newCourse(page, 'Sesi berakhir');
  await anna.open(`/kelola/kursus/${courseId}?buka=kursus`);
  expect((await send(budi.page, 'DELETE', '/api/me/devices')).status).toBe(204);
  await until('the end of the session', () => anna.context.request.get('/api/me').then((response) => response.status()), (status) => status === 401, 15_000);
  await page.getByLabel('Ringkasan').fill('Ditulis setelah sesi berakhir.');
  const dialog = page.getByRole('dialog', { name: 'Masuk lagi untuk melanjutkan' });
  await dialog.waitFor();
  const { login, password } = accountOf('instructor');
  await dialog.getByLabel('NIP atau e-mail').fill(login);
  await dialog.getByLabel('Kata sandi', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Masuk dan lanjutkan' }).click();
  await until('the summary', () => ask(budi.page, created, 'GET', `/api/courses/${courseId}/draft`), ({ outline }) => outline.summary === 'Ditulis setelah sesi berakhir.');
  expect(anna.troubles).toEqual([]);
}, 90_000);
