import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Download, type Page, type Request } from 'playwright-core';
import { accountOf, type Account, type Role } from './people.js';
import { setting } from './setting.js';

export const DESKTOP = { width: 1280, height: 860 } as const;
export const PHONE = { width: 390, height: 844 } as const;

/** Patience with one step of a page, in ms: the machine that tests may be doing ten other things. */
export const PATIENCE = 180_000;

/** Everything of the product is here, on several ports; a page asks no other host for anything. */
const HOST = '127.0.0.1';

/** What the page's security policy refuses is told on the console, where it is noted. */
const REPORT_POLICY = "document.addEventListener('securitypolicyviolation', (event) => console.error('CSP: ' + event.effectiveDirective + ' ' + event.blockedURI));";

let browser: Promise<Browser> | null = null;

/** The run's one browser. */
function connected(): Promise<Browser> {
  browser ??= chromium.connect(setting().browser);
  return browser;
}

export async function disconnect(): Promise<void> {
  await (await browser)?.close();
  browser = null;
}

/** What was downloaded, as the browser kept it. */
export async function contentOf(download: Download): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of await download.createReadStream()) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/**
 * One person in front of one browser of their own. Everything that goes wrong behind the screen is written down: words
 * on the console, requests that fail, answers of 4xx and 5xx. What a story provokes on purpose it names with `expecting`.
 */
export class Visitor {
  readonly troubles: string[] = [];
  readonly #expected: RegExp[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    this.#listen(page);
  }

  static async come(options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await (await connected()).newContext({
      baseURL: setting().address,
      viewport: DESKTOP,
      locale: 'id-ID',
      timezoneId: 'Asia/Jakarta',
      reducedMotion: 'reduce',
      acceptDownloads: true,
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    await context.addInitScript({ content: REPORT_POLICY });
    return new Visitor(context, await context.newPage());
  }

  /** Comes, and signs in by the form as the demo's person of that role. */
  static async signIn(role: Role, options: BrowserContextOptions = {}): Promise<Visitor> {
    const visitor = await Visitor.come(options);
    await visitor.page.goto('/masuk');
    await visitor.fillSignIn(role);
    await visitor.page.waitForURL((url) => url.pathname !== '/masuk');
    await visitor.settled();
    return visitor;
  }

  fillSignIn(role: Role): Promise<void> {
    return this.fillDoor(accountOf(role));
  }

  async fillDoor({ login, password }: Pick<Account, 'login' | 'password'>): Promise<void> {
    await this.page.locator('.door-submit').waitFor({ state: 'detached' }); // a click while the page takes the server's form over hits neither
    await this.page.getByLabel('NIP atau e-mail').fill(login);
    await this.page.getByLabel('Kata sandi', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Masuk', exact: true }).click();
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await this.settled();
  }

  /** The page has its heading and nothing on it says that it is still loading. */
  async settled(page: Page = this.page): Promise<void> {
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForFunction(() => {
      const waiting = [...document.querySelectorAll('[role="status"]')].some((status) => /^(Memuat|Loading)/.test(status.textContent ?? ''));
      return !waiting && document.fonts.status === 'loaded';
    });
  }

  /** What matches does not get through, as on a line that hangs, until it is let go. */
  async hold(pattern: RegExp): Promise<{ readonly letGo: () => Promise<void> }> {
    await this.page.route(pattern, () => new Promise(() => undefined));
    return { letGo: () => this.page.unrouteAll({ behavior: 'ignoreErrors' }) };
  }

  /** A second tab of the same browser. */
  async secondTab(): Promise<Page> {
    const page = await this.context.newPage();
    this.#listen(page);
    return page;
  }

  /** What matches happens on purpose in this story. */
  expecting(...patterns: readonly RegExp[]): void {
    this.#expected.push(...patterns);
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  #note(text: string): void {
    if (!this.#expected.some((pattern) => pattern.test(text))) this.troubles.push(`${text} (on ${new URL(this.page.url()).pathname})`);
  }

  #listen(page: Page): void {
    page.on('console', (message) => {
      // The browser repeats each refused request on the console; the request itself is noted below, with its address.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) this.#note(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#note(`error: ${error.message}`));
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== HOST) this.#note(`another host: ${request.url()}`);
    });
    page.on('requestfailed', (request) => this.#noteFailed(request));
    page.on('response', (response) => {
      const request = response.request();
      if (response.status() >= 400) this.#note(`${response.status()} ${request.method()} ${response.url()}`);
    });
  }

  #noteFailed(request: Request): void {
    const reason = request.failure()?.errorText ?? '';
    // a page that is left gives up what it was loading
    if (reason !== 'net::ERR_ABORTED') this.#note(`${reason} ${request.method()} ${request.url()}`);
  }
}
