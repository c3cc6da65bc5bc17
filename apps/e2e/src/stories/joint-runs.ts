import type { Visitor } from '../harness/visitor.js';

/** Seats for a unit of one's own, or for a guest agency. */
export type Quota = { readonly for: 'unit' | 'agency'; readonly name: string; readonly seats: string };

/** On the page of a run: each gets its seats. */
export async function divideSeats({ page }: Visitor, quotas: readonly Quota[]): Promise<void> {
  await page.getByRole('link', { name: 'Kursi dan pengajar' }).click();
  for (const [at, { for: whose, name, seats }] of quotas.entries()) {
    await page.getByLabel(whose === 'unit' ? 'Unit kerja' : 'Instansi lain').selectOption({ label: name });
    await page.getByRole('button', { name: whose === 'unit' ? 'Tambah jatah unit' : 'Undang instansi' }).click();
    await page.getByLabel('Jumlah kursi').nth(at).fill(seats);
  }
  await page.getByRole('button', { name: 'Simpan pembagian' }).click();
  await page.getByText('Pembagian kursi disimpan.').waitFor();
}

/** The course goes to another agency as a package. */
export async function offerCourse(admin: Visitor, course: string, agency: string): Promise<void> {
  const { page } = admin;
  await admin.open('/kelola/paket');
  await page.getByRole('tab', { name: 'Diberikan' }).click();
  await page.getByRole('button', { name: 'Bagikan kursus' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bagikan kepada instansi lain' });
  await dialog.getByLabel('Kursus atau program').selectOption({ label: `Kursus: ${course}` });
  await dialog.getByRole('checkbox', { name: agency }).check();
  await dialog.getByRole('button', { name: 'Bagikan', exact: true }).click();
  await page.getByText('Ditawarkan kepada 1 instansi.').waitFor();
}

/** The guest takes the package as a course of its own, published as it came. */
export async function takeCourse(guest: Visitor, course: string): Promise<void> {
  const { page } = guest;
  await guest.open('/kelola/paket');
  await page.getByRole('link', { name: course }).click();
  await page.getByRole('button', { name: 'Terima sebagai kursus sendiri' }).click();
  await page.getByRole('link', { name: 'Buka kursus' }).click();
  await page.getByRole('heading', { level: 1, name: course }).waitFor();
  await page.getByText('Terbit, versi 1').first().waitFor();
}

/** The guest opens the host's run in its own agency, and puts people on its seats: as the page says what became of them. */
export async function takeSeats(guest: Visitor, { run, course, people }: { readonly run: string; readonly course: string; readonly people: readonly string[] }): Promise<string> {
  const { page } = guest;
  await guest.open('/admin/angkatan-bersama');
  await page.getByRole('button', { name: new RegExp(`^Buka angkatan ${run}`) }).click();
  const dialog = page.getByRole('dialog', { name: `Buka angkatan ${run} di instansi Anda?` });
  await dialog.getByLabel('Kursus di instansi Anda').selectOption({ label: course });
  await dialog.getByRole('button', { name: 'Buka angkatan', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: run }).waitFor();
  for (const person of people) await page.getByRole('checkbox', { name: person }).check();
  await page.getByRole('button', { name: `Tambahkan ${people.length} orang` }).click();
  return page.getByText(/mendapat kursi, .+ masuk daftar tunggu/).innerText();
}

/** On the page of a full run: somebody more is ticked; what the sheet says. */
export async function tryOneMore({ page }: Visitor, person: string): Promise<string> {
  await page.getByRole('button', { name: 'Tambah peserta' }).click();
  const sheet = page.getByRole('dialog', { name: /^Tambah peserta ke/ });
  await sheet.getByRole('searchbox', { name: 'Cari nama atau NIP' }).fill(person);
  await sheet.getByRole('checkbox', { name: person }).check();
  await sheet.getByRole('button', { name: 'Daftarkan 1 orang' }).click();
  const said = await sheet.getByText('angkatan penuh').innerText();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  return said;
}
