import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { liveHolder } from '@sinau/engines';
import { z } from 'zod';
import type { Folders } from './folders.js';

const port = z.number().int();
const place = z.object({
  /** What people type. */
  address: z.string(),
  ports: z.object({ api: port, web: port, postgres: port, redis: port, s3: port, metrics: port }),
});
export type Place = z.output<typeof place>;

/** Written when everything answers, for the commands that an operator runs beside the stack. */
export function notePlace({ placeFile }: Folders, { address, ports }: Place): void {
  writeFileSync(`${placeFile}.new`, JSON.stringify({ address, ports }));
  renameSync(`${placeFile}.new`, placeFile);
}

/** Where the stack of this data folder answers; null when it does not run. */
export function placeOf({ placeFile, lockFile }: Folders): Place | null {
  if (liveHolder(lockFile) === null || !existsSync(placeFile)) return null;
  const read = place.safeParse(JSON.parse(readFileSync(placeFile, 'utf8')));
  return read.success ? read.data : null;
}
