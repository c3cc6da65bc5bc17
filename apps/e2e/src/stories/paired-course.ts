import type { Page } from 'playwright-core';
import type { Visitor } from '../harness/visitor.js';
import { addLesson, addModule, addTruth, makeCourse, saved, writeArticle } from './builder.js';

export const PRE_TEST = 'Tes awal';
export const READING = 'Menulis satu risiko';
export const POST_TEST = 'Ujian akhir';
const MODULE = 'Daftar risiko loket';
const STATEMENT = 'Setiap risiko di daftar perlu nama pemilik.';

async function quiz(page: Page, title: string, passMark: string): Promise<void> {
  await addLesson(page, MODULE, 'Kuis', title);
  await page.getByRole('link', { name: 'Sunting kuis' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await addTruth(page, { stem: STATEMENT, truth: 'Benar', feedback: 'Benar: tanpa pemilik tidak ada yang bertindak.' });
  await page.getByText('Semua soal memiliki kunci.').waitFor();
  if (passMark === '70') return;
  await page.getByText('Pengaturan kuis').click();
  await page.getByLabel('Nilai lulus').fill(passMark);
  await page.getByLabel('Nilai lulus').blur();
  await page.getByText(`nilai lulus ${passMark}`).waitFor();
}

const back = (page: Page, title: string): Promise<void> => page.getByRole('navigation', { name: 'Remah roti' }).getByRole('link', { name: title }).click();

/** What the catalogue and the certificate say of it, and when it is completed. */
async function rules(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Terbitkan', exact: true }).click();
  const checklist = page.getByRole('region', { name: 'Daftar periksa' });
  await checklist.getByRole('listitem').filter({ hasText: 'Jumlah JP belum diisi.' }).getByRole('button', { name: 'Bereskan' }).click();
  await page.getByLabel('JP kursus').fill('2');
  await page.getByLabel('Ringkasan').fill('Menyusun daftar risiko loket pendaftaran yang dipakai setiap pekan.');
  await page.getByLabel('Tujuan baru').fill('Menulis tiga risiko loket beserta pemiliknya');
  await page.getByRole('button', { name: 'Tambah', exact: true }).click();
  await page.getByLabel('Kuis penentu kelulusan').selectOption({ label: POST_TEST });
  await page.getByLabel('Nilai minimal (persen)').fill('70');
  await saved(page);
}

/** A course of a pre-test, an article and a post-test of the same statement, published; the two tests are a pair. Answers its id. */
export async function publishPairedCourse(instructor: Visitor, title: string): Promise<string> {
  const { page } = instructor;
  const courseId = await makeCourse(instructor, title);
  await addModule(page, MODULE, '2');
  await quiz(page, PRE_TEST, '0'); // who knows nothing yet goes on all the same
  await back(page, title);
  await addLesson(page, MODULE, 'Artikel', READING);
  await writeArticle(page, { heading: 'Karena, dapat terjadi, sehingga', text: 'Tulis sumber, kejadian, dan akibatnya dalam satu kalimat, lalu sebut pemiliknya.' });
  await quiz(page, POST_TEST, '70');
  await back(page, title);
  await rules(page);
  await page.getByRole('button', { name: 'Terbitkan', exact: true }).click();
  await page.getByRole('button', { name: 'Terbitkan versi 1' }).click();
  await page.getByText('Versi 1 diterbitkan.').first().waitFor();

  await page.getByRole('link', { name: 'Tes awal dan akhir' }).click();
  await page.getByRole('button', { name: 'Pasangkan kuis' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Pasangkan kuis' });
  await dialog.getByRole('button', { name: 'Pasangkan', exact: true }).click();
  await page.getByText('Kuis dipasangkan.').waitFor();
  return courseId;
}

/** On the page of a quiz of this course, on a phone: its one statement is called true or false, and sent. */
export async function answerStatement(page: Page, answer: 'Benar' | 'Salah'): Promise<void> {
  await page.getByRole('button', { name: /^(Mulai mengerjakan|Lanjutkan pengerjaan)$/ }).click();
  await page.getByRole('radio', { name: answer }).check();
  await page.getByText(/^Semua jawaban tersimpan$|^Tersimpan$/).filter({ visible: true }).first().waitFor(); // the short word on a phone
  await page.getByRole('button', { name: 'Periksa dan kirim' }).first().click();
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await page.getByRole('heading', { level: 1, name: /^Lulus dengan nilai/ }).waitFor();
}

/** A further lesson, as a decision asked for; the version that has it names the request. */
export async function answerRequest(instructor: Visitor, courseId: string, { asked, answer }: { readonly asked: string; readonly answer: string }): Promise<void> {
  const { page } = instructor;
  await instructor.open(`/kelola/kursus/${courseId}`);
  await addLesson(page, MODULE, 'Artikel', 'Latihan: tiga risiko loket Anda');
  const kept = page.waitForResponse((response) => response.request().method() === 'PUT' && response.request().postData()?.includes('rekan seunit.') === true && response.ok());
  await writeArticle(page, { heading: 'Tiga risiko', text: 'Tulis tiga risiko loket Anda, lalu bahas satu di antaranya dengan rekan seunit.' });
  await kept; // or the checklist would find the article empty
  await page.getByRole('button', { name: 'Terbitkan', exact: true }).click();
  await page.getByRole('checkbox', { name: asked }).check();
  await page.getByLabel('Yang diubah versi ini').fill(answer);
  await page.getByRole('button', { name: 'Terbitkan versi 2' }).click();
  await page.getByText('Versi 2 diterbitkan.').first().waitFor();
}
