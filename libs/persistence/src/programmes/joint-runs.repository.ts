import { statement, type Transaction } from '../core/index.js';
import type { Named } from './programmes.repository.js';

export type JointOfferRecord = {
  readonly quotaId: string; readonly hostName: string; readonly runName: string; readonly courseTitle: string; readonly startsOn: string; readonly endsOn: string; readonly place: string | null;
  readonly seats: number; readonly taken: number; readonly handBackOn: string | null; readonly handedBackAt: Date | null; readonly mirrorRunId: string | null;
};

const agencies = statement('jointRuns.agencies', 'select id, name from agencies_to_invite() limit 500');
const offers = statement(
  'jointRuns.offers',
  `select quota_id as "quotaId", host_name as "hostName", run_name as "runName", course_title as "courseTitle", starts_on::text as "startsOn", ends_on::text as "endsOn", place, seats, taken,
     hand_back_on::text as "handBackOn", handed_back_at as "handedBackAt", mirror_run_id as "mirrorRunId" from joint_offers()`,
);
const mirror = statement(
  'jointRuns.mirror',
  `insert into runs (id, agency_id, course_id, name, starts_on, ends_on, place, joint_quota_id)
   select $1, $2, c.id, o.run_name, o.starts_on, o.ends_on, o.place, o.quota_id from joint_offers() o join courses c on c.id = $4 and c.current_version_id is not null and c.archived_at is null
   where o.quota_id = $3 and o.mirror_run_id is null on conflict (id) do nothing returning id`,
);
const handBack = statement('jointRuns.handBack', 'select hand_back_joint_seats($1) as unused');
const participants = statement('jointRuns.participants', 'select agency_name as "agencyName", full_name as "fullName" from joint_participants($1)');

/** Agencies of the platform beside one's own. */
export function agenciesToInvite(transaction: Transaction): Promise<Named[]> {
  return transaction.query<{ id: string; name: string }>(agencies);
}

/** Joint runs of other agencies that keep seats for this one. */
export function jointOffers(transaction: Transaction): Promise<JointOfferRecord[]> {
  return transaction.query<JointOfferRecord>(offers);
}

/** Opens the guest's own run, on its own published course. False when there is no such offer, it has a run, or the course is not published. */
export async function openMirrorRun(transaction: Transaction, run: { readonly id: string; readonly quotaId: string; readonly courseId: string }): Promise<boolean> {
  return (await transaction.query(mirror, [run.id, transaction.agencyId, run.quotaId, run.courseId])).length > 0;
}

/** Seats that went back to the host; null when they had gone before, or are not this agency's. */
export async function handBackJointSeats(transaction: Transaction, quotaId: string): Promise<number | null> {
  const [row] = await transaction.query<{ unused: number | null }>(handBack, [quotaId]);
  return row?.unused ?? null;
}

/** Who comes from guest agencies: agency and name, nothing else. Asked by the host. */
export function jointParticipants(transaction: Transaction, runId: string): Promise<{ agencyName: string; fullName: string }[]> {
  return transaction.query<{ agencyName: string; fullName: string }>(participants, [runId]);
}
