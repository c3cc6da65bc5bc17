import { afterAll, afterEach, expect, test } from '@jest/globals';
import { lookAt, type Finding } from './harness/look.js';
import { disconnect, Visitor } from './harness/visitor.js';

let visitor: Visitor;
afterEach(() => visitor.leave());
afterAll(disconnect);

test('an administrator takes an update of a course from the province, and takes another course as an own one', async () => {
  visitor = await Visitor.signIn('agencyAdmin');
  const { page } = visitor;
  const findings: Finding[] = [];
  await visitor.open('/kelola');
  await page.getByRole('link', { name: 'Paket antarinstansi' }).click();
  await page.getByRole('link', { name: 'Etika pelayanan publik' }).waitFor();
  findings.push(...(await lookAt(page, 'packages-received')));
  await page.getByRole('tab', { name: 'Diberikan' }).click();
  await page.getByText('Dengan program Manajemen risiko puskesmas').waitFor();
  findings.push(...(await lookAt(page, 'packages-given')));
  await page.getByRole('button', { name: 'Bagikan kursus' }).click();
  await page.getByRole('checkbox', { name: 'Pemerintah Provinsi Nusajaya' }).waitFor();
  findings.push(...(await lookAt(page, 'packages-offer')));
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: 'Diterima' }).click();
  await page.getByRole('link', { name: 'Etika pelayanan publik' }).click();
  await page.getByText('Isi artikel “Pemberian dan benturan kepentingan” diubah').waitFor();
  findings.push(...(await lookAt(page, 'package-update')));
  await page.getByRole('button', { name: 'Gabungkan ke draf' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Gabungkan ke draf' }).click();
  await page.getByText('memakai versi 2 dari pemberi').waitFor();

  await visitor.open('/kelola/paket');
  await page.getByRole('link', { name: 'Menata arsip digital' }).click();
  await page.getByRole('button', { name: 'Terima sebagai kursus sendiri' }).waitFor();
  findings.push(...(await lookAt(page, 'package-offered')));
  await page.getByRole('button', { name: 'Terima sebagai kursus sendiri' }).click();
  await page.getByRole('link', { name: 'Buka kursus' }).click();
  await page.getByText('Kursus ini dibuat dari paket Pemerintah Provinsi Nusajaya').waitFor();
  expect([...findings, ...visitor.troubles]).toEqual([]);
});
