import { afterAll, expect, test } from '@jest/globals';
import { axeFindings } from './harness/look.js';
import { accountOf } from './harness/people.js';
import { disconnect, PHONE, Visitor } from './harness/visitor.js';
import { beginQuiz, openAttemptsPage, runsOf } from './stories/areas.js';

/** A power cut in an exam: the administrator sees who is at it and gives time; the learner's open page shows it by itself. */
let learner: Visitor;
let admin: Visitor;
afterAll(async () => {
  for (const visitor of [learner, admin]) await visitor?.leave();
  await disconnect();
}, 60_000);

/** "sampai 10.42 WIB" or, of a run's last day, "Sampai 30 Nov 2026, 23.59 WIB" → minutes of the day. */
function minutesOfDay(text: string | null): number {
  const [, hours = '', minutes = ''] = /(\d{2})\.(\d{2}) /.exec(text ?? '') ?? [];
  return Number(hours) * 60 + Number(minutes);
}

test('an administrator gives a learner a quarter of an hour, with a reason, and the open page follows', async () => {
  learner = await Visitor.signIn('secondLearner', { viewport: PHONE });
  await beginQuiz(learner);
  const until = learner.page.getByText(/^sampai .*\d{2}\.\d{2} /i);
  const before = minutesOfDay(await until.textContent());

  admin = await Visitor.signIn('agencyAdmin', { viewport: PHONE });
  await admin.open(await openAttemptsPage(admin, await runsOf(admin)));
  const { name } = accountOf('secondLearner');
  await admin.page.getByRole('button', { name: `Tambah waktu untuk ${name}` }).click();
  const dialog = admin.page.getByRole('dialog', { name: `Tambah waktu untuk ${name}?` });
  await dialog.getByRole('button', { name: 'Tambah 15 menit' }).click();
  await dialog.getByText('Isi alasan tambahan waktu.').waitFor();
  await dialog.getByLabel('Alasan').fill('Listrik padam');
  expect(await axeFindings(admin.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Tambah 15 menit' }).click();
  await dialog.waitFor({ state: 'detached' });
  await admin.page.getByText(new RegExp(`^Waktu ${name} ditambah 15 menit`)).waitFor();

  const after = (before + 15) % 1440;
  const written = `${String(Math.floor(after / 60)).padStart(2, '0')}.${String(after % 60).padStart(2, '0')}`;
  await learner.page.getByText(new RegExp(`^sampai .*${written.replace('.', '\\.')} `, 'i')).waitFor();
  expect([...admin.troubles, ...learner.troubles]).toEqual([]);
}, 180_000);
