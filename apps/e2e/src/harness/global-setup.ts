import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowser } from './running-browser.js';
import { keepForEnd } from './running.js';
import { isTold, tellSetting } from './setting.js';
import { startStack } from './stack.js';

/** Jest calls it once before the journeys. Does nothing when SINAU_JOURNEYS names what runs already, as while one is written. */
export default async function globalSetup(): Promise<void> {
  if (isTold()) return;
  const folder = mkdtempSync(join(tmpdir(), 'sinau-journeys-'));
  const stack = await startStack(join(folder, 'data'));
  const browser = await startBrowser(join(folder, 'browser'));
  keepForEnd({ folder, stack, browser });
  tellSetting({ address: stack.address, browser: browser.address, folder: join(folder, 'data') });
}
