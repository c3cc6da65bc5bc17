import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

export type LcpRow = { readonly page: string; readonly visit: 'cold' | 'repeat'; readonly lcpMs: number; readonly kilobytes: number; readonly requests: number };

/** "Slow 4G" as Lighthouse applies it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms, and a CPU four times slower. */
const NETWORK = { offline: false, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8, latency: 150 };
const CPU_SLOWDOWN = 4;
const VISITS = 5;
/** Runs in the page: Node's types know no such entries. */
const OBSERVE = `new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true }))`;
const PHONE = { width: 390, height: 844 };

function chromiumPath(): string | null {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  return names.flatMap((name) => (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name))).find(existsSync) ?? null;
}

type Visit = { readonly lcpMs: number; readonly kilobytes: number; readonly requests: number };

async function visit(context: BrowserContext, address: string): Promise<Visit> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  let bytes = 0;
  let requests = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const lcpMs = await page.evaluate<number>(OBSERVE);
  await page.close();
  return { lcpMs, kilobytes: bytes / 1000, requests };
}

function medianOf(visits: readonly Visit[]): Visit {
  const sorted = [...visits].sort((one, other) => one.lcpMs - other.lcpMs);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('no page was visited');
  return middle;
}

async function fresh(browser: Browser, origin: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2 });
  const [name = '', value = ''] = cookie.split('=');
  if (value !== '') await context.addCookies([{ name, value, url: origin }]);
  return context;
}

/** Largest contentful paint on a throttled phone: medians of five cold and five repeated visits. Empty without a browser. */
export async function measureLcp(origin: string, cookie: string, pages: readonly { readonly name: string; readonly path: string; readonly signedIn: boolean }[]): Promise<LcpRow[]> {
  const executablePath = chromiumPath();
  if (executablePath === null) return [];
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'] });
  const rows: LcpRow[] = [];
  for (const { name, path, signedIn } of pages) {
    const cold: Visit[] = [];
    const repeat: Visit[] = [];
    for (let round = 0; round < VISITS; round += 1) {
      const context = await fresh(browser, origin, signedIn ? cookie : '');
      cold.push(await visit(context, origin + path));
      repeat.push(await visit(context, origin + path));
      await context.close();
    }
    rows.push({ page: name, visit: 'cold', ...medianOf(cold) }, { page: name, visit: 'repeat', ...medianOf(repeat) });
  }
  await browser.close();
  return rows;
}
