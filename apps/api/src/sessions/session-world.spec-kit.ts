import { sessionsRoutes } from '@sinau/contracts/sessions';
import { v7 } from 'uuid';
import type { TestApi, TestPerson } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';

const MINUTE = 60_000;

/** `minutes` from now, to the whole minute as organisers write it. */
export const at = (minutes: number): string => new Date((Math.floor(Date.now() / MINUTE) + minutes) * MINUTE).toISOString();

/** A workshop of 2 JP that began 50 minutes ago and ends in 50: 80 of its 100 minutes are enough, and 100 minutes of 45 are 2 JP. */
export function workshop(from = -50, to = 50) {
  return {
    title: 'Lokakarya daftar risiko', kind: 'workshop' as const, startsAt: at(from), endsAt: at(to), timeZone: 'Asia/Makassar' as const, place: 'Aula Dinas Kesehatan', link: null,
    activityKind: 4, competencyClass: 'technical' as const, hours: 2, minimumShare: 80,
  };
}

export type SessionWorld = { readonly world: LearningWorld; readonly sessionId: string };

/** A run of the owner's course with a session, planned by the agency's administrator. */
export async function sessionWorld(api: TestApi, owner: TestPerson = api.people.instructor, values: ReturnType<typeof workshop> = workshop()): Promise<SessionWorld> {
  const world = await learningWorld(api, undefined, owner);
  const admin = owner.agencyId === api.agency.id ? api.people.agencyAdmin : api.people.foreignAdmin;
  const { id } = await api.as(admin).call(sessionsRoutes.create, { params: { runId: world.runId }, body: { ...values, id: v7() } });
  return { world, sessionId: id };
}
