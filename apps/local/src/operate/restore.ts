import { resolve } from 'node:path';
import { foldersOf } from '../stack/folders.js';
import { takeFolder } from '../stack/session.js';
import { restore } from './back-up.js';

/** `npm run restore -- FOLDER`: puts a backup into an empty data folder. */
const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error('Name the folder of a backup: npm run restore -- /mnt/backup/2026-11-22');
  process.exit(2);
}
const folders = foldersOf(process.env);
const lock = takeFolder(folders, 'apps/local/dist/operate/restore.js');
try {
  const { endedAt, objects } = await restore(resolve(source), folders);
  console.log(`The state of ${endedAt} with ${objects} files is in ${folders.data}. Go on with npm start, then look with npm run verify.`);
} catch (error) {
  console.error(`Nothing was restored: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  lock.release();
}
