import { readMigrateConfiguration } from '@sinau/config';
import { Database } from '@sinau/persistence/core';
import { createDataSource, migrate } from '@sinau/persistence/schema';
import { foldersOf, type Folders } from '../stack/folders.js';
import { placeOf } from '../stack/place.js';
import { readSecrets } from '../stack/secrets.js';
import { DATABASE, roleUrl, type Setting } from '../stack/services.js';
import { withRestingPostgres } from './resting-postgres.js';

export interface OwnerDoor {
  /** Stands above the walls: for what an operator does, never for a request. */
  readonly owner: Database;
  readonly ownerUrl: string;
  /** What people type; null when nothing says it. */
  readonly publicUrl: string | null;
  /** The stack of this machine, running or not; null when the database is somebody else's. */
  readonly setting: Setting | null;
}

async function open<Result>(ownerUrl: string, others: Pick<OwnerDoor, 'publicUrl' | 'setting'>, work: (door: OwnerDoor) => Promise<Result>): Promise<Result> {
  await migrate(ownerUrl);
  const source = await createDataSource(ownerUrl, { size: 3, name: 'sinau-operator' }).initialize();
  try {
    return await work({ owner: new Database(source), ownerUrl, ...others });
  } finally {
    await source.destroy();
  }
}

/** The ports of the running stack; null when it rests. */
export function runningSetting(folders: Folders): { readonly setting: Setting; readonly address: string } | null {
  const place = placeOf(folders);
  if (place === null) return null;
  return { setting: { folders, secrets: readSecrets(folders.secretsFile), ports: place.ports }, address: place.address };
}

/**
 * Runs an operator's work with the owner's connection: to the database at DATABASE_OWNER_URL, else to that of this machine's
 * stack, which is started for the time when it does not run. `mark` is a piece of the command's own command line.
 */
export async function throughOwnerDoor<Result>(environment: NodeJS.ProcessEnv, mark: string, work: (door: OwnerDoor) => Promise<Result>): Promise<Result> {
  const publicUrl = environment['PUBLIC_URL'] ?? null;
  if ((environment['DATABASE_OWNER_URL'] ?? '') !== '') {
    const reading = readMigrateConfiguration(environment);
    if (!reading.ok) throw new Error(reading.problems.join('\n'));
    return open(reading.value.database.ownerUrl, { publicUrl, setting: null }, work);
  }
  const folders = foldersOf(environment);
  const running = runningSetting(folders);
  if (running !== null) {
    return open(roleUrl(running.setting, DATABASE, 'sinau_owner'), { publicUrl: publicUrl ?? running.address, setting: running.setting }, work);
  }
  return withRestingPostgres(folders, mark, (setting) => open(roleUrl(setting, DATABASE, 'sinau_owner'), { publicUrl, setting }, work));
}
