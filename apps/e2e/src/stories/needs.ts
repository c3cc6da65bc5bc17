import type { Visitor } from '../harness/visitor.js';

type Gap = { readonly competency: string; readonly unit: string; readonly year: number };

/** From the matrix of gaps, by one of its cells, to the need of those who lack it, which is accepted; its page is open afterwards. */
export async function acceptNeedOfGap(admin: Visitor, { competency, unit, year }: Gap): Promise<void> {
  const { page } = admin;
  await admin.open('/admin/kesenjangan');
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: unit, exact: true }) });
  await row.locator(`td[data-label="${competency}"]`).getByRole('link').click();
  await page.getByRole('heading', { name: `Pegawai: ${competency}` }).waitFor();
  await page.getByRole('button', { name: 'Jadikan kebutuhan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Jadikan kebutuhan' });
  await dialog.getByLabel('Untuk tahun').fill(String(year));
  await dialog.getByRole('button', { name: 'Catat kebutuhan' }).click();

  await page.getByRole('link', { name: competency, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: competency, exact: true }).waitFor();
  await page.getByRole('button', { name: 'Terima', exact: true }).click();
  const acceptance = page.getByRole('dialog', { name: /^Terima kebutuhan/ });
  await acceptance.getByLabel('Alasan').fill('Kesenjangan terbesar pada layanan loket.');
  await acceptance.getByRole('button', { name: 'Terima', exact: true }).click();
  await page.getByText('Diterima', { exact: true }).first().waitFor();
}
