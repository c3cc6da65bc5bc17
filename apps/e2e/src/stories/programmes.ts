import type { Visitor } from '../harness/visitor.js';

type Programme = { readonly name: string; readonly need: string; readonly course: string };

/** On the page of an accepted need: a programme that answers it, with what it is for and how it will be judged, and begun. */
export async function answerNeed({ page }: Visitor, { name, need, course }: Programme): Promise<void> {
  await page.getByRole('link', { name: 'Buat program' }).click();
  await page.getByText(`Menjawab kebutuhan “${need}”`).waitFor();
  await page.getByLabel('Nama program').fill(name);
  await page.getByRole('button', { name: 'Buat rancangan' }).click();
  await page.getByRole('heading', { level: 1, name: `Ubah ${name}` }).waitFor();

  await page.getByRole('textbox', { name: 'Ringkasan' }).fill('Setiap loket punya daftar risiko yang dibuka setiap pekan.');
  await page.getByRole('textbox', { name: 'Tujuan' }).fill('Menyusun daftar risiko loket\nMenyebut pemilik setiap risiko');
  await page.getByLabel('Anggaran (rupiah)').fill('12.500.000');
  await page.getByRole('checkbox', { name: 'Kursus daring' }).check();
  await page.getByRole('checkbox', { name: 'Lokakarya' }).check();
  const courses = page.getByRole('textbox', { name: 'Kursus' }).or(page.getByRole('combobox', { name: 'Kursus' })).first();
  await courses.fill(course);
  await page.getByRole('option', { name: course }).click();
  const plan = page.getByRole('group', { name: 'Rencana evaluasi' });
  for (const level of [/^Tingkat 1/, /^Tingkat 2/, /^Tingkat 3: .* 30 hari/]) await plan.getByRole('checkbox', { name: level }).check();
  await plan.getByLabel('Tingkat 4: bulan setelah selesai').fill('6');
  await page.getByRole('checkbox', { name: need, checked: true }).waitFor();
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();

  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await page.getByText('Tingkat 4: indeks layanan, 6 bulan setelah selesai').waitFor();
  await page.getByRole('button', { name: 'Mulai program' }).click();
  await page.getByRole('dialog', { name: `Mulai ${name}?` }).getByRole('button', { name: 'Mulai program' }).click();
  await page.getByText('Program dimulai.').waitFor();
}

/** The day that many days from now as a date field takes it. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** On the page of a programme that has begun: a run of its course, which began yesterday. Answers the run's id. */
export async function openProgrammeRun({ page }: Visitor, { name, capacity }: { readonly name: string; readonly capacity: string }): Promise<string> {
  await page.getByRole('link', { name: 'Buka angkatan' }).click();
  await page.getByLabel('Nama angkatan').fill(name);
  await page.getByLabel('Tanggal mulai').fill(day(-1));
  await page.getByLabel('Tanggal selesai').fill(day(30));
  await page.getByLabel('Kapasitas').fill(capacity);
  await page.getByRole('button', { name: 'Buka angkatan' }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  return /angkatan\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}
