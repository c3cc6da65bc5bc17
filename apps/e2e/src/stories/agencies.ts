import type { BrowserContextOptions } from 'playwright-core';
import { Visitor } from '../harness/visitor.js';

export type NewAgency = { readonly name: string; readonly short: string; readonly code: string; readonly admin: string; readonly email: string };

/** The platform's administrator makes an agency with its first administrator. Answers the password that is shown once. */
export async function addAgency(platform: Visitor, { name, short, code, admin, email }: NewAgency): Promise<string> {
  const { page } = platform;
  await platform.open('/admin/instansi');
  await page.getByRole('button', { name: 'Tambah instansi' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tambah instansi' });
  await dialog.getByLabel('Nama instansi').fill(name);
  await dialog.getByLabel('Nama singkat').fill(short);
  await dialog.getByLabel('Kode').fill(code);
  await dialog.getByLabel('Nama admin pertama').fill(admin);
  await dialog.getByLabel('E-mail admin pertama').fill(email);
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  const shown = page.getByRole('dialog', { name: `${name} dibuat` });
  const password = (await shown.getByRole('code').innerText()).trim();
  await shown.getByRole('button', { name: 'Tutup' }).last().click();
  return password;
}

/** Comes with a password that somebody else made, and takes an own one, as the first sign-in asks. */
export async function firstSignIn(login: string, password: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const visitor = await Visitor.come(options);
  const { page } = visitor;
  visitor.expecting(/^403 GET \S+\/api\/home/); // the home page asks ahead for what it shows, before it knows of the password
  await page.goto('/masuk');
  await visitor.fillDoor({ login, password });
  await page.getByRole('heading', { level: 1, name: 'Buat kata sandi Anda sendiri' }).waitFor();
  await page.getByLabel('Kata sandi awal', { exact: true }).fill(password);
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('loket yang selalu ramah');
  await page.getByRole('button', { name: 'Ganti kata sandi' }).click();
  await page.waitForURL((url) => url.pathname !== '/ganti-sandi');
  await visitor.settled();
  return visitor;
}

/** A first unit with people in it. */
export async function addPeople(admin: Visitor, unit: string, people: readonly string[]): Promise<void> {
  const { page } = admin;
  await admin.open('/admin/unit');
  await page.getByRole('button', { name: 'Tambah unit' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Tambah unit' });
  await dialog.getByLabel('Nama unit').fill(unit);
  await dialog.getByLabel('Kode').fill('LOKET');
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await page.getByText('Unit disimpan.').waitFor();
  for (const person of people) {
    await admin.open('/admin/pegawai/baru');
    await page.getByLabel('Nama lengkap dengan gelar').fill(person);
    await page.getByLabel('Unit kerja').selectOption({ label: unit });
    await page.getByRole('textbox', { name: /^Jabatan/ }).fill('Petugas loket');
    await page.getByRole('button', { name: 'Tambah pegawai' }).click();
    await page.getByRole('heading', { level: 1, name: person }).waitFor();
  }
}
