import { ApplyImport, CheckImport, ImportPeople, StartImport } from '@sinau/application/organisations';
import type { Database } from '@sinau/persistence/core';
import { NEWCOMERS, readNewcomers } from './demo-files.js';
import type { Doors } from './doors.js';
import type { Organisation } from './organisation.js';

/** The newcomers' file, taken in by the agency's administrator as on the screen: read, checked, applied. One of its rows is to be mended. */
export async function seedPeopleImport(doors: Doors, organisation: Organisation, serving: Database): Promise<void> {
  const admin = organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: { kind: 'agency', agencyId: organisation.agencyId } }]);
  const { id, mapping } = await new StartImport(serving).run(admin, { fileName: NEWCOMERS, bytes: readNewcomers() });
  await new CheckImport(serving).run(admin, id, mapping);
  await new ApplyImport(serving).run(admin, id);
  // The worker, which is asked for the same, finds it done.
  await new ImportPeople(doors.worker).run(organisation.system, id, doors.publicUrl);
}
