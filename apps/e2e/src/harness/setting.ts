import { z } from 'zod';

/** How the journeys learn what the global set-up has started: one stack and one browser for the whole run. */
const VARIABLE = 'SINAU_JOURNEYS';

const shape = z.object({ address: z.url(), browser: z.string(), folder: z.string() });
export type Setting = z.output<typeof shape>;

export function tellSetting(setting: Setting): void {
  process.env[VARIABLE] = JSON.stringify(setting);
}

export const isTold = (): boolean => process.env[VARIABLE] !== undefined;

/** `address` of the product, `browser` to connect to, `folder` with the stack's data. */
export function setting(): Setting {
  const told = process.env[VARIABLE];
  if (told === undefined) throw new Error('Nothing has been started: run journeys as the Jest project "journeys".');
  return shape.parse(JSON.parse(told));
}
