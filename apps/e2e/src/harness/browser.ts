import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type BrowserServer } from 'playwright-core';

type Found = { readonly executablePath: string; readonly args: readonly string[] };

/** Sounds and pictures need no graphics card here, and root has no sandbox to keep. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--mute-audio', '--font-render-hinting=none', '--autoplay-policy=no-user-gesture-required'];

function installedBrowser(): Found | null {
  const places = (process.env['PATH'] ?? '').split(delimiter).filter((place) => place !== '');
  const executablePath = [process.env['CHROMIUM_PATH'] ?? '', ...places.map((place) => join(place, 'chromium'))].find((file) => file !== '' && existsSync(file));
  return executablePath === undefined ? null : { executablePath, args: ARGUMENTS };
}

/** A browser from npm: unpacked into `folder`, with the shared libraries that a bare machine lacks. */
async function packedBrowser(folder: string): Promise<Found> {
  mkdirSync(folder, { recursive: true });
  // read when the package is loaded: which set of libraries to unpack, and where
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  process.env['TMPDIR'] = folder;
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  return { executablePath, args: [...ARGUMENTS, '--no-zygote', '--use-gl=angle', '--use-angle=swiftshader'] };
}

/** The browser of this machine, else the packed one, serving contexts by its address. Ends when told to, or with this process. */
export async function launchBrowser(folder: string): Promise<BrowserServer> {
  const { executablePath, args } = installedBrowser() ?? (await packedBrowser(folder));
  return chromium.launchServer({ executablePath, args: [...args], headless: true, host: '127.0.0.1' });
}
