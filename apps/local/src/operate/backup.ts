import { resolve } from 'node:path';
import { noteUpkeep } from '@sinau/persistence/core';
import { backUp } from './back-up.js';
import { throughOwnerDoor } from './owner-door.js';

/** `npm run backup -- FOLDER`: a copy of this machine's stack, running or not. */
const MARK = 'apps/local/dist/operate/backup.js';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Name an empty folder, better on another disk: npm run backup -- /mnt/backup/2026-11-22');
  process.exit(2);
}
try {
  await throughOwnerDoor(process.env, MARK, async ({ owner, setting }) => {
    if (setting === null) throw new Error('DATABASE_OWNER_URL names a PostgreSQL of your own: back it up with its own tools, and run npm run backup:noted after.');
    const { begunAt, endedAt, objects } = await backUp(setting, resolve(folder));
    await noteUpkeep(owner, 'backup', 0);
    const seconds = (Date.parse(endedAt) - Date.parse(begunAt)) / 1000;
    console.log(`PostgreSQL, ${objects} files and the passwords are in ${resolve(folder)} (${seconds.toFixed(1)} s). Keep it where only you can read it.`);
  });
} catch (error) {
  console.error(`No backup was made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
