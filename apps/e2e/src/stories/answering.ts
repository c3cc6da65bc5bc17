import type { Page } from 'playwright-core';

const ANSWERS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'Siapa yang ditanya': (page) => page.getByRole('radio', { name: 'Warga yang memakainya' }).check(),
  'Mana yang membuat': async (page) => {
    await page.getByRole('checkbox', { name: 'Contoh berkas yang benar' }).check();
    await page.getByRole('checkbox', { name: 'Daftar yang singkat' }).check();
  },
  'Warga yang salah': (page) => page.getByRole('radio', { name: 'Benar' }).check(),
  'Apa singkatan': (page) => page.getByLabel('Jawaban Anda').fill('skm'),
  'Berapa menit': (page) => page.getByLabel('Jawaban Anda dalam menit').fill('45'),
};

/** Answers the question that is on the screen as somebody who knows. The order is the server's. */
export async function answerRightly(page: Page): Promise<void> {
  const stem = await page.getByRole('group').filter({ has: page.locator('legend') }).locator('legend').first().innerText();
  const found = Object.entries(ANSWERS).find(([beginning]) => stem.includes(beginning));
  if (found === undefined) throw new Error(`No answer is known to "${stem}".`);
  await found[1](page);
}

/** All answers are on the server, as the page itself says. */
export const allSaved = (page: Page): Promise<void> => page.getByText(/^Semua jawaban tersimpan$|^Tersimpan$/).first().waitFor();
