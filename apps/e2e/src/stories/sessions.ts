import type { Locator, Page } from 'playwright-core';
import { until } from '../harness/api.js';
import { addressOnScreen } from '../harness/code-on-screen.js';
import type { Visitor } from '../harness/visitor.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A session of the story lasts so long and began five minutes ago; after as many minutes as `SESSION_PASSES` it is over. */
const LENGTH = HOUR;
export const SESSION_PASSES = 58;

/** Its day and hours in the first zone of Indonesia in which it does not pass midnight. */
function aroundNow(now: number): { readonly zone: string; readonly day: string; readonly from: string; readonly to: string } {
  const began = now - 5 * MINUTE;
  const west = new Date(began + 7 * HOUR);
  const [zone, offset] = west.getUTCHours() < 23 ? ['WIB', 7] : ['WIT', 9];
  const local = (at: number): string => new Date(at + offset * HOUR).toISOString();
  return { zone, day: local(began).slice(0, 10), from: local(began).slice(11, 16), to: local(began + LENGTH).slice(11, 16) };
}

type Plan = { readonly run: string; readonly title: string; readonly kind: string; readonly hours: string };

/** A session of the run that goes on now; its attendance is open afterwards. Answers its id. */
export async function planSession(admin: Visitor, { run, title, kind, hours }: Plan): Promise<string> {
  const { page } = admin;
  await admin.open(`/admin/angkatan/${run}/sesi`);
  await page.getByRole('button', { name: 'Rencanakan sesi' }).click();
  const sheet = page.getByRole('dialog', { name: 'Rencanakan sesi' });
  const { zone, day, from, to } = aroundNow(Date.now());
  await sheet.getByLabel('Judul sesi').fill(title);
  await sheet.getByLabel('Bentuk').selectOption({ label: kind });
  await sheet.getByLabel('Tanggal').fill(day);
  await sheet.getByLabel('Zona waktu').selectOption({ label: zone });
  await sheet.getByLabel('Mulai').fill(from);
  await sheet.getByLabel('Selesai').fill(to);
  await sheet.getByLabel('JP', { exact: true }).fill(hours);
  await sheet.getByLabel('Tempat').fill('Aula puskesmas');
  await sheet.getByRole('button', { name: 'Rencanakan', exact: true }).click();
  await page.getByRole('link', { name: `Presensi ${title}` }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return /sesi\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

const squareOf = (page: Page, direction: 'masuk' | 'keluar'): Locator => page.getByRole('img', { name: `Kode QR presensi ${direction}` });

/** From the attendance of a session to the room's screen: the address in the square of those who come in. */
export async function showWayIn({ page }: Visitor): Promise<string> {
  await page.getByRole('link', { name: 'Layar ruangan' }).click();
  await page.getByText('Kode berganti setiap 30 detik.').waitFor();
  return addressOnScreen(squareOf(page, 'masuk'));
}

/** On the room's screen: the address for those who leave, which is another than that of the way in. */
export async function showWayOut({ page }: Visitor, wayIn: string): Promise<string> {
  await page.getByRole('button', { name: 'Keluar', exact: true }).click();
  return until('another square', () => addressOnScreen(squareOf(page, 'keluar')), (address) => address !== wayIn);
}

/** The camera of the phone opens the address; what the page says. */
export async function scan({ page }: Visitor, address: string, says: RegExp): Promise<void> {
  await page.goto(address);
  await page.getByText(says).waitFor();
}
