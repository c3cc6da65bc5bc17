import type { Visitor } from '../harness/visitor.js';

type Change = { readonly what: string; readonly why: string; readonly reasons: string };

/** On the page of a run that has ended: it closes with the decision that its course must change. */
export async function askForChange({ page }: Visitor, { what, why, reasons }: Change): Promise<void> {
  await page.getByRole('link', { name: 'Putuskan', exact: true }).click();
  await page.getByRole('radio', { name: 'Ubah kurikulum' }).check();
  await page.getByLabel('Apa yang harus berubah di kursus').fill(what);
  await page.getByLabel('Mengapa').fill(why);
  await page.getByLabel('Alasan').fill(reasons);
  await page.getByRole('button', { name: 'Putuskan dan tutup angkatan' }).click();
  await page.getByRole('dialog', { name: /^Tutup .+ dengan keputusan ini\?$/ }).getByRole('button', { name: 'Putuskan dan tutup angkatan' }).click();
  await page.getByText('Menunggu versi baru').waitFor();
}

/** The five parts of the chain of a run, as a page shows them, one string each. */
export async function chainOf({ page }: Visitor, run: string): Promise<readonly string[]> {
  const line = page.getByRole('list', { name: `Rantai ${run}` });
  await line.waitFor();
  return (await line.getByRole('listitem').allInnerTexts()).map((part) => part.replaceAll(/\s+/g, ' ').trim());
}
