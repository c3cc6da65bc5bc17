import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { chromium, type Browser } from 'playwright-core';

/** The browser of this machine, else the one from npm. */
export async function launchBrowser(): Promise<Browser> {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'chromium'));
  const installed = [process.env['CHROMIUM_PATH'] ?? '', ...places].find((file) => file !== '' && existsSync(file));
  return installed === undefined ? packedBrowser() : chromium.launch({ executablePath: installed, args: ['--no-sandbox'] });
}

const UNPACK = `import packed from '@sparticuz/chromium'; process.stdout.write(await packed.executablePath());`;

/**
 * Unpacked by a process of its own into a folder of its own: the package takes what lies in the folder for temporary
 * files, also what another test is still writing there, and looks for that folder past what Jest shows of the environment.
 */
async function packedBrowser(): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'sinau-browser-'));
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') };
  const env = { ...process.env, ...libraries, NODE_OPTIONS: '', TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACK], { env });
  const browser = await chromium.launch({ executablePath: stdout, env, args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage'] });
  browser.once('disconnected', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return browser;
}

/** One script of the given TypeScript, whose imports are found from `folder` (below apps/web/src). */
export async function bundleOf(contents: string, folder: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(process.cwd(), 'apps/web/src', folder) },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    conditions: ['@sinau/source'],
  });
  return outputFiles[0]?.text ?? '';
}

type Served = { readonly address: string; readonly close: () => Promise<void> };

/** A page with that script at /, and `answer` for everything below /api. */
export async function serveScript(script: string, answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Served> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/api/')) return answer(request, response);
    const isScript = request.url === '/script.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><script src="/script.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  return {
    address: typeof bound === 'object' && bound ? `http://127.0.0.1:${bound.port}/` : '',
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
