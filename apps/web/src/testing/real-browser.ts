import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser } from 'playwright-core';

/** The browser on PATH, else the one from npm. */
export async function launchBrowser(): Promise<Browser> {
  const onPath = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'chromium')).find((file) => existsSync(file));
  if (onPath) return chromium.launch({ executablePath: onPath, args: ['--no-sandbox'] });
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packed.executablePath(), args: ['--no-sandbox', '--single-process'] });
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
