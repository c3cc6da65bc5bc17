import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { until } from './harness/api.js';
import { axeFindings } from './harness/look.js';
import { AWAY, withoutDatabase } from './harness/outage.js';
import { accountOf } from './harness/people.js';
import { disconnect, Visitor } from './harness/visitor.js';
import { addLesson, addModule, makeCourse, saved, uploadField } from './stories/builder.js';
import { cutOffVideo, emptyVideo, garbageList, programAsVideo, shortVideo, textAsVideo, type ChosenFile } from './stories/files.js';

/** What people do by mistake, and to each other: refused in words on the screen, and nothing is half done. */
const MODULE = 'Modul pertama';
let anna: Visitor;
let budi: Visitor;

beforeAll(async () => {
  anna = await Visitor.signIn('instructor');
  budi = await Visitor.signIn('agencyAdmin');
});
afterAll(async () => {
  for (const visitor of [anna, budi]) await visitor?.leave();
  await disconnect();
});

/** The course as its page shows it when it is opened anew. */
async function openCourse(author: Visitor, courseId: string): Promise<{ readonly title: Locator; readonly summary: Locator }> {
  await author.open(`/kelola/kursus/${courseId}?buka=kursus`);
  return { title: author.page.getByLabel('Judul kursus'), summary: author.page.getByLabel('Ringkasan') };
}

test('two people edit the same course: the second is asked, and both changes can be kept', async () => {
  const courseId = await makeCourse(anna, `Disunting berdua ${Date.now()}`);
  anna.expecting(/^409 PUT/);
  const annas = await openCourse(anna, courseId);
  const budis = await openCourse(budi, courseId);
  await budis.summary.fill('Ringkasan dari Budi.');
  await saved(budi.page);

  await annas.title.fill('Judul dari Anna');
  const dialog = anna.page.getByRole('dialog', { name: 'Ada yang menyimpan lebih dahulu' });
  await dialog.getByText(accountOf('agencyAdmin').name).waitFor();
  expect(await axeFindings(anna.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Gabungkan' }).click();
  await dialog.waitFor({ state: 'detached' });
  await saved(anna.page);
  const both = await openCourse(budi, courseId);
  expect(await both.title.inputValue()).toBe('Judul dari Anna');
  expect(await both.summary.inputValue()).toBe('Ringkasan dari Budi.');
  expect([...anna.troubles, ...budi.troubles]).toEqual([]);
});

test('a quiz without a key is not published: the checklist names the question and leads to it', async () => {
  const { page } = anna;
  await makeCourse(anna, `Tanpa kunci ${Date.now()}`);
  await addModule(page, MODULE, '2');
  await addLesson(page, MODULE, 'Kuis', 'Ujian akhir');
  await page.getByRole('link', { name: 'Sunting kuis' }).click();
  await page.getByRole('button', { name: 'Benar atau salah', exact: true }).click();
  await page.getByLabel('Pertanyaan').fill('Warga boleh bertanya lewat telepon.');
  await page.getByText('Belum ada kunci').waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Terbitkan', exact: true }).click();
  const item = page.getByRole('listitem').filter({ hasText: 'Soal 1 pada kuis “Ujian akhir” belum punya kunci jawaban.' });
  await item.waitFor();
  expect(await page.getByRole('button', { name: 'Terbitkan versi 1' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Riwayat versi' }).click();
  await page.getByText('Belum ada versi yang diterbitkan.').waitFor();

  await page.getByRole('button', { name: 'Terbitkan', exact: true }).click();
  await item.getByRole('link', { name: 'Bereskan' }).click();
  await page.getByLabel('Pertanyaan').waitFor();
  expect(await page.getByLabel('Pertanyaan').inputValue()).toBe('Warga boleh bertanya lewat telepon.');
  expect(anna.troubles).toEqual([]);
});

test('a file that is no video, an empty one and one that is cut off are told apart; a good one takes their place', async () => {
  const { page } = anna;
  anna.expecting(/^400 POST .*\/media$/, /^4\d\d POST .*\/complete$/, /^404 DELETE .*\/api\/media\//);
  await makeCourse(anna, `Berkas keliru ${Date.now()}`);
  await addModule(page, MODULE, '2');
  await addLesson(page, MODULE, 'Video', 'Rekaman');
  const choose = async (file: ChosenFile, told: string): Promise<void> => {
    await uploadField(page, /^(Unggah video|Ganti dengan berkas lain)/).setInputFiles(file);
    await page.getByRole('alert').filter({ hasText: told }).waitFor();
  };
  await choose(programAsVideo(), 'program.exe bukan jenis berkas yang diterima di sini.');
  await choose(emptyVideo(), 'Berkas ini kosong (0 bita). Pilih berkas yang berisi.');
  await choose(textAsVideo(), 'Berkas ini bukan video.');
  expect(await axeFindings(page)).toEqual([]);
  await choose(cutOffVideo(), 'Berkas ini terpotong: bagian akhirnya hilang.');
  await uploadField(page, /^Ganti dengan berkas lain/).setInputFiles(shortVideo());
  await page.getByText('Siap', { exact: true }).waitFor();
  expect(anna.troubles).toEqual([]);
});

test('a CSV of garbage is refused in words, and changes nobody', async () => {
  const { page } = budi;
  budi.expecting(/^400 POST .*\/people-imports$/);
  await budi.open('/admin/impor');
  const imports = await page.getByRole('link', { name: /\.csv$/ }).count();
  await page.getByLabel(/^Berkas pegawai/).setInputFiles(garbageList());
  await page.getByText('Berkas tidak dapat dibaca sebagai CSV.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await budi.open('/admin/impor');
  expect(await page.getByRole('link', { name: /\.csv$/ }).count()).toBe(imports);
  expect(budi.troubles).toEqual([]);
});

test('a session that ends in the middle of a form: sign in again over the page and go on', async () => {
  const { page } = anna;
  anna.expecting(/^401 /);
  const courseId = await makeCourse(anna, `Sesi berakhir ${Date.now()}`);
  const { summary } = await openCourse(anna, courseId);
  const phone = await Visitor.signIn('instructor');
  await phone.open('/akun');
  await phone.page.getByRole('button', { name: 'Keluarkan semua yang lain' }).click();
  await phone.page.getByRole('dialog').getByRole('button', { name: 'Keluarkan semua yang lain' }).click();
  await phone.page.getByText('Perangkat lain dikeluarkan.', { exact: true }).waitFor();
  await until('the end of the session', () => anna.context.request.get('/api/me').then((response) => response.status()), (status) => status === 401);

  await summary.fill('Ditulis setelah sesi berakhir.');
  const dialog = page.getByRole('dialog', { name: 'Masuk lagi untuk melanjutkan' });
  await dialog.waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const { login, password } = accountOf('instructor');
  await dialog.getByLabel('NIP atau e-mail').fill(login);
  await dialog.getByLabel('Kata sandi', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Masuk dan lanjutkan' }).click();
  await dialog.waitFor({ state: 'detached' });
  await saved(page);
  const again = await openCourse(anna, courseId);
  expect(await again.summary.inputValue()).toBe('Ditulis setelah sesi berakhir.');
  expect([...anna.troubles, ...phone.troubles]).toEqual([]);
  await phone.leave();
});

test('the server is away for a while: what is written stays on the page and is stored when it is back; a page that failed comes by itself or on a tap', async () => {
  const { page } = anna;
  for (const visitor of [anna, budi]) visitor.expecting(...AWAY);
  const courseId = await makeCourse(anna, `Server pergi ${Date.now()}`);
  const { summary } = await openCourse(anna, courseId);
  await withoutDatabase(async () => {
    await summary.fill('Ditulis saat server pergi.');
    await page.getByText('Perubahan ada di halaman ini dan dikirim begitu tersambung.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await budi.page.getByRole('navigation', { name: 'Administrasi' }).getByRole('link', { name: 'Unit kerja' }).click();
    await budi.page.getByRole('button', { name: 'Coba lagi' }).first().waitFor();
    expect(await axeFindings(budi.page)).toEqual([]);
  });
  await saved(page);
  const again = await openCourse(anna, courseId);
  expect(await again.summary.inputValue()).toBe('Ditulis saat server pergi.');
  const tree = budi.page.getByRole('heading', { level: 1, name: 'Unit kerja' });
  const retry = budi.page.getByRole('button', { name: 'Coba lagi' }).first();
  await until('the units', async () => ((await retry.isVisible()) ? retry.click().then(() => false) : tree.isVisible()), (shown) => shown);
  expect([...anna.troubles, ...budi.troubles]).toEqual([]);
});
