// The chromium on PATH (or CHROMIUM_PATH), driven by playwright-core.
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';

/** A headless browser; close it when done. Throws when no chromium is found. */
export function launchChromium() {
  const executablePath = process.env.CHROMIUM_PATH ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--font-render-hinting=none'] });
}
