import { ManageRecords, SendRecord } from '@sinau/application/points';
import type { DeliveryReply } from '@sinau/domain/points';
import type { Database } from '@sinau/persistence/core';
import type { Doors } from './doors.js';
import type { Organisation } from './organisation.js';

/** What the service answered, in the order of the awards. */
const replies: readonly DeliveryReply[] = [
  { kind: 'accepted', externalId: 'RK-2026-000418' }, { kind: 'accepted', externalId: 'RK-2026-000419' }, { kind: 'refused', problem: 'Nomor sertifikat sudah terpakai pada riwayat lain' },
  { kind: 'accepted', externalId: 'RK-2026-000420' }, { kind: 'unknown', problem: 'status_503' },
];

/** A receiving service that answered five records and is switched off since: the demo sends nothing anywhere. */
export async function seedRecords(doors: Doors, organisation: Organisation, serving: Database): Promise<void> {
  const admin = organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: { kind: 'agency', agencyId: organisation.agencyId } }]);
  const manage = new ManageRecords(serving, doors.store);
  const wish = { address: 'https://layanan-kepegawaian.example.go.id/riwayat', sinceYear: new Date().getUTCFullYear() - 1 };
  const { revision } = await manage.setService(admin, { ...wish, revision: 0, key: 'kunci-contoh-untuk-demo', active: true });
  const answers = replies.values();
  const send = new SendRecord(doors.worker, {
    ask: () => Promise.resolve(null),
    tell: () => Promise.resolve(answers.next().value ?? { kind: 'unknown', problem: 'unreachable' }),
  });
  for (const award of (await send.untold(organisation.system)).slice(0, replies.length)) await send.begin(organisation.system, award);
  for (const deliveryId of await send.due(organisation.system)) await send.run(organisation.system, deliveryId);
  await manage.setService(admin, { ...wish, revision, key: null, active: false });
}
