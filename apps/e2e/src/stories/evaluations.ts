import type { Page } from 'playwright-core';
import type { Visitor } from '../harness/visitor.js';

/** On the evaluation of a run: participants are asked how they liked it, and later whether they work differently. */
export async function askParticipants({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: 'Tanyakan kepada peserta' }).click();
  const reaction = page.getByRole('dialog', { name: 'Atur evaluasi reaksi' });
  await reaction.getByRole('button', { name: 'Simpan' }).click();
  await reaction.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Tanyakan setelah pelatihan' }).click();
  const behaviour = page.getByRole('dialog', { name: 'Atur evaluasi perilaku' });
  await behaviour.getByRole('button', { name: 'Simpan' }).click();
  await behaviour.waitFor({ state: 'detached' });
  await page.getByText('Belum ada yang ditanyai. Pertanyaan dikirim pada hari yang dipilih').waitFor();
}

/** Agrees with every statement of the form that is open, and says one thing. */
export async function agreeWithAll(page: Page, said: string): Promise<void> {
  const agreed = page.getByRole('radio', { name: 'Setuju', exact: true });
  await agreed.first().waitFor();
  for (const mark of await agreed.all()) await mark.check();
  await page.getByRole('textbox').last().fill(said);
  await page.getByRole('button', { name: /^Kirim/ }).click();
}

/** The platform's outbox of mails: the link in the latest mail of that kind to that address. */
export async function linkInMail(platform: Visitor, kind: string, to: string): Promise<string> {
  const { page } = platform;
  await platform.open('/admin/surat');
  const mail = page.getByRole('button', { name: `Buka surat “${kind}” kepada ${to}` }).first();
  const more = page.getByRole('button', { name: 'Muat lagi' });
  await mail.or(more).first().waitFor();
  while ((await mail.count()) === 0) await more.click();
  await mail.click();
  const text = await page.getByRole('dialog').getByText(/\/jawab\/\w+/).innerText();
  return /https?:\/\/\S+\/jawab\/\w+/.exec(text)?.[0] ?? '';
}
