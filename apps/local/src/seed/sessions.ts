import { PublicSite } from '@sinau/application/core';
import { AwardAttendance, ManageSessions, RecordAttendance, ScanRoomCode, ShowRoomCode, type SessionInput } from '@sinau/application/sessions';
import type { PersonActor } from '@sinau/domain/identity';
import { newId, statement, type Database } from '@sinau/persistence/core';
import type { Doors } from './doors.js';
import type { SeededEnrolment } from './learning.js';
import type { Organisation } from './organisation.js';

const HOUR = 3_600_000;

/** 09.00 in the demo agency's zone (UTC+7), `day` days from today. */
export function nineOn(day: number): number {
  const today = new Date(Date.now() + 7 * HOUR).toISOString().slice(0, 10);
  return Date.parse(`${today}T02:00:00Z`) + day * 24 * HOUR;
}

function session(day: number, values: Pick<SessionInput, 'title' | 'kind' | 'activityKind' | 'place' | 'link' | 'hours'>): SessionInput {
  const starts = nineOn(day);
  return { ...values, startsAt: new Date(starts).toISOString(), endsAt: new Date(starts + 3 * HOUR).toISOString(), timeZone: 'Asia/Jakarta', competencyClass: 'technical', minimumShare: 80 };
}

const asked = statement('seed.awards', `select payload ->> 'decisionId' as id from outbox where job = 'award-attendance' and agency_id = $1`);

/** A workshop that was held three days ago, its attendance by the room's code, a list on paper and one correction; and two that are coming. */
export async function seedSessions(doors: Doors, organisation: Organisation, serving: Database, enrolments: readonly SeededEnrolment[]): Promise<void> {
  const agency = { kind: 'agency', agencyId: organisation.agencyId } as const;
  const admin = organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: agency }]);
  const manage = new ManageSessions(serving, new PublicSite(doors.publicUrl));
  const inRun = (run: string) => enrolments.filter(({ enrolment }) => enrolment.run === run && !enrolment.withdrawn);
  const plan = async (run: string, input: SessionInput): Promise<string> => {
    const id = newId();
    await manage.create(admin, inRun(run)[0]?.runId ?? '', { ...input, id });
    return id;
  };
  const held = await plan('risiko-2', session(-3, { title: 'Lokakarya menyusun daftar risiko', kind: 'workshop', activityKind: 4, place: 'Aula Dinas Kesehatan', link: null, hours: 3 }));
  await plan('risiko-2', session(3, { title: 'Seminar pengendalian risiko puskesmas', kind: 'seminar', activityKind: 9, place: 'Aula Dinas Kesehatan', link: null, hours: 3 }));
  await plan('digital-1', session(5, { title: 'Webinar menulis layanan yang dipahami warga', kind: 'webinar', activityKind: 17, place: null, link: 'https://rapat.example.go.id/layanan', hours: 3 }));
  await attend(serving, doors, admin, held, inRun('risiko-2').map(({ enrolment }) => organisation.actor(enrolment.person, [{ role: 'learner', scope: agency }])));
  for (const { id } of await doors.owner.transaction(organisation.system, (transaction) => transaction.query<{ id: string }>(asked, [organisation.agencyId]))) await new AwardAttendance(doors.worker).run(organisation.system, id);
}

/** Four scan in and out, one leaves after an hour, two sign on paper, one of them is corrected; whoever is left did not come. */
async function attend(serving: Database, doors: Doors, admin: PersonActor, sessionId: string, people: readonly PersonActor[]): Promise<void> {
  const [room, scan, record] = [new ShowRoomCode(serving, new PublicSite(doors.publicUrl)), new ScanRoomCode(serving), new RecordAttendance(serving)];
  const starts = nineOn(-3);
  const scanned = async (who: readonly PersonActor[], direction: 'in' | 'out', at: number): Promise<void> => {
    const { code } = await room.run(admin, sessionId, direction, at);
    for (const person of who) await scan.run(person, { sessionId, code: code ?? '' }, at + 5_000);
  };
  await scanned(people.slice(0, 5), 'in', starts - 10 * 60_000);
  await scanned(people.slice(4, 5), 'out', starts + HOUR);
  await scanned(people.slice(0, 4), 'out', starts + 3 * HOUR + 60_000);
  await record.paper(admin, sessionId, people.slice(5, 7).map(({ personId }) => ({ personId, present: true })));
  const mistaken = people[6];
  if (mistaken) await record.correct(admin, sessionId, { personId: mistaken.personId, present: false, reason: 'Tanda tangan di daftar kertas ternyata milik peserta lain.' });
}
