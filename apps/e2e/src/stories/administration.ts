import type { Visitor } from '../harness/visitor.js';

type Run = { readonly course: string; readonly name: string; readonly capacity: string };

/** The day that many days from now as a date field takes it. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** An agency admin opens a run of a published course that began yesterday. */
export async function openRun(admin: Visitor, { course, name, capacity }: Run): Promise<void> {
  const { page } = admin;
  await admin.open('/admin/angkatan');
  await page.getByRole('link', { name: 'Buka angkatan' }).click();
  const courses = page.getByRole('textbox', { name: 'Kursus' }).or(page.getByRole('combobox', { name: 'Kursus' })).first();
  await courses.fill(course);
  await page.getByRole('option', { name: course }).click();
  await page.getByLabel('Nama angkatan').fill(name);
  await page.getByLabel('Tanggal mulai').fill(day(-1));
  await page.getByLabel('Tanggal selesai').fill(day(30));
  await page.getByLabel('Kapasitas').fill(capacity);
  await page.getByRole('button', { name: 'Buka angkatan' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** On the page of a run: one person is found by name, ticked and enrolled. */
export async function enrolPerson({ page }: Visitor, person: string): Promise<void> {
  await page.getByRole('button', { name: 'Tambah peserta' }).click();
  const sheet = page.getByRole('dialog', { name: /^Tambah peserta ke/ });
  await sheet.getByRole('searchbox', { name: 'Cari nama atau NIP' }).fill(person);
  await sheet.getByRole('checkbox', { name: person }).check();
  await sheet.getByRole('button', { name: 'Daftarkan 1 orang' }).click();
  await sheet.getByText('1 orang didaftarkan.').waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
}

/** From the list of certificates to the one of that number, which is revoked with a note for the archive. */
export async function revokeCertificate(admin: Visitor, number: string, reason: string): Promise<void> {
  const { page } = admin;
  await admin.open('/admin/sertifikat');
  await page.getByRole('searchbox').fill(number);
  await page.getByRole('link', { name: number }).or(page.getByRole('row').filter({ hasText: number }).getByRole('link')).first().click();
  await page.getByRole('button', { name: 'Cabut sertifikat' }).click();
  const dialog = page.getByRole('dialog', { name: /^Cabut sertifikat/ });
  await dialog.getByRole('radio', { name: 'Ada data yang keliru' }).check();
  await dialog.getByLabel('Catatan untuk arsip').fill(reason);
  await dialog.getByRole('button', { name: 'Cabut sertifikat' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(reason).waitFor();
}

/** On the page of a revoked certificate: issued again, until the new one is linked. */
export async function reissueCertificate({ page }: Visitor, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Terbitkan ulang' }).click();
  const dialog = page.getByRole('dialog', { name: /^Terbitkan ulang/ });
  await dialog.getByLabel('Catatan untuk arsip').fill(reason);
  await dialog.getByRole('button', { name: 'Terbitkan ulang' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Buka sertifikat pengganti' }).waitFor();
}
