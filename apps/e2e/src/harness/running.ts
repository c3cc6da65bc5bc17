import { rmSync } from 'node:fs';
import type { RunningBrowser } from './running-browser.js';
import { stopStack, type RunningStack } from './stack.js';

type Started = { readonly folder: string; readonly stack: RunningStack; readonly browser: RunningBrowser };
let started: Started | null = null;

export function keepForEnd(all: Started): void {
  started = all;
}

/** Stops browser and stack and removes their data; logs and data stay when SINAU_KEEP is set. */
export async function endRunning(): Promise<void> {
  if (started === null) return;
  const { folder, stack, browser } = started;
  started = null;
  await browser.close();
  await stopStack(stack);
  if (process.env['SINAU_KEEP'] === undefined) rmSync(folder, { recursive: true, force: true });
}
