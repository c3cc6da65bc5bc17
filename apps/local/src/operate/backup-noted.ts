import { noteUpkeep } from '@sinau/persistence/core';
import { throughOwnerDoor } from './owner-door.js';

/** `npm run backup:noted`: tells the alarm that a backup made by other tools has ended well. */
try {
  await throughOwnerDoor(process.env, 'apps/local/dist/operate/backup-noted.js', ({ owner }) => noteUpkeep(owner, 'backup', 0));
  console.log('Noted.');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
