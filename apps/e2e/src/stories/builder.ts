import type { Locator, Page } from 'playwright-core';
import type { Visitor } from '../harness/visitor.js';

/** The course builder and the quiz editor, used as an instructor uses them: by what is written on the screen. */

export type LessonKind = 'Video' | 'Artikel' | 'Dokumen' | 'Kuis';

/** From the list of courses into the builder of a new one. Answers the course's id. */
export async function makeCourse(author: Visitor, title: string): Promise<string> {
  const { page } = author;
  await author.open('/kelola');
  await page.getByRole('button', { name: 'Kursus baru' }).click();
  await page.getByLabel('Judul kursus').fill(title);
  await page.getByRole('button', { name: 'Buat kursus' }).click();
  await page.waitForURL(/\/kelola\/kursus\/[0-9a-f-]{36}/);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return /kursus\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

export const outline = (page: Page): Locator => page.getByRole('navigation', { name: 'Susunan kursus' });

/** The page's own word that all is on the server. */
export const saved = (page: Page): Promise<void> => page.getByRole('status').filter({ hasText: /^Tersimpan \d/ }).first().waitFor();

/** A lesson of the outline is named by its kind, its title and its minutes. */
export const lessonButton = (page: Page, kind: LessonKind, title: string): Locator => outline(page).getByRole('button', { name: `${kind} ${title}` });

export async function addModule(page: Page, title: string, hours: string): Promise<void> {
  await outline(page).getByRole('button', { name: 'Tambah modul' }).click();
  await page.getByLabel('Judul modul').fill(title);
  await page.getByLabel('JP', { exact: true }).fill(hours);
  await saved(page);
}

/** A lesson of that kind at the end of the module; it is open afterwards. */
export async function addLesson(page: Page, module: string, kind: LessonKind, title: string): Promise<void> {
  await outline(page).getByRole('button', { name: `Tambah materi ke modul ${module}` }).click();
  await page.getByRole('group', { name: 'Jenis materi' }).getByRole('button', { name: kind }).click();
  await page.getByLabel('Judul materi').fill(title);
  await lessonButton(page, kind, title).waitFor();
  await saved(page);
}

/** What the page says of the file of the open lesson. */
export const uploadField = (page: Page, label: string | RegExp): Locator => page.locator('input[type="file"]').and(page.getByLabel(label));

export async function writeArticle(page: Page, { heading, text }: { readonly heading: string; readonly text: string }): Promise<void> {
  await page.getByRole('textbox', { name: /^Isi artikel/ }).click();
  await page.getByLabel('Gaya paragraf').selectOption('Judul bagian');
  await page.keyboard.type(heading);
  await page.keyboard.press('Enter');
  await page.keyboard.type(text);
  await saved(page);
}

type Question = { readonly stem: string; readonly feedback: string };
type Choices = Question & { readonly options: readonly string[]; readonly right: readonly number[] };

/** The question that is open in the quiz editor. */
const openQuestion = (page: Page): Locator => page.getByRole('listitem').filter({ has: page.getByLabel('Pertanyaan') });

async function addQuestion(page: Page, kind: string, { stem }: Question): Promise<Locator> {
  await page.getByRole('button', { name: kind, exact: true }).click();
  const card = openQuestion(page);
  await card.getByLabel('Pertanyaan').fill(stem);
  return card;
}

async function finish(card: Locator, { feedback }: Question): Promise<void> {
  await card.getByLabel('Penjelasan', { exact: true }).fill(feedback);
  await card.getByRole('button', { name: 'Selesai' }).click();
  await card.waitFor({ state: 'detached' });
}

export async function addChoices(page: Page, kind: 'Pilihan ganda' | 'Beberapa jawaban', question: Choices): Promise<void> {
  const card = await addQuestion(page, kind, question);
  for (const [index, text] of question.options.entries()) {
    const line = card.getByRole('textbox', { name: `Pilihan ${index + 1}`, exact: true });
    if ((await line.count()) === 0) await card.getByRole('button', { name: 'Tambah pilihan' }).click();
    await line.fill(text);
  }
  const spare = card.getByRole('button', { name: `Hapus pilihan ${question.options.length + 1}` });
  while ((await spare.count()) > 0) await spare.click();
  for (const index of question.right) await card.getByLabel(`Pilihan ${index + 1} benar`).check();
  await finish(card, question);
}

export async function addTruth(page: Page, question: Question & { readonly truth: 'Benar' | 'Salah' }): Promise<void> {
  const card = await addQuestion(page, 'Benar atau salah', question);
  await card.getByRole('group', { name: 'Jawaban benar' }).getByRole('radio', { name: question.truth }).check();
  await finish(card, question);
}

export async function addShortText(page: Page, question: Question & { readonly accepted: readonly string[] }): Promise<void> {
  const card = await addQuestion(page, 'Isian singkat', question);
  for (const [index, text] of question.accepted.entries()) {
    if (index > 0) await card.getByRole('button', { name: 'Tambah bentuk lain' }).click();
    await card.getByRole('textbox', { name: `Jawaban yang diterima ${index + 1}`, exact: true }).fill(text);
  }
  await finish(card, question);
}

export async function addNumber(page: Page, question: Question & { readonly value: string; readonly unit: string }): Promise<void> {
  const card = await addQuestion(page, 'Angka', question);
  await card.getByLabel('Nilai yang benar').fill(question.value);
  await card.getByLabel('Selisih yang diterima').fill('0');
  await card.getByLabel('Satuan (boleh kosong)').fill(question.unit);
  await finish(card, question);
}
