import { packagesRoutes } from '@sinau/contracts/packages';
import { everyone, type Asked, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';
import { finishOf, givableCourse, offerTo, publishArticle } from './packages.spec-kit.js';

type Make = (offerId: string, api: TestApi) => Promise<Asked> | Asked;

const nothing = () => ({});
const readers = everyone(403, { agency_admin: 200, auditor: 200 });
const admins = (done: number) => everyone(403, { agency_admin: { agency: done, foreign: 404 } });
const asked: Make = (offerId) => ({ params: { offerId }, body: {} });

async function offer(api: TestApi, owner: TestPerson, agencyId: string): Promise<string> {
  return offerTo(api, owner, (await givableCourse(api, owner)).courseId, agencyId);
}

/** Offers to this agency, and those it made to another: their answer is not its own to give. */
function toUs(make: Make, answers: MatrixRow['answers'], prepare: (api: TestApi, offerId: string) => Promise<void> = () => Promise.resolve()): MatrixRow {
  return {
    ask: {
      agency: async (api) => {
        const offerId = await offer(api, api.people.foreignInstructor, api.agency.id);
        await prepare(api, offerId);
        return make(offerId, api);
      },
      foreign: async (api) => make(await offer(api, api.people.instructor, api.foreign.id), api),
    },
    answers,
  };
}

async function fail(api: TestApi, offerId: string): Promise<void> {
  await api.as(api.people.agencyAdmin).call(packagesRoutes.accept, { params: { offerId }, body: {} });
  await api.sql(`update package_takings set state = 'failed', failure = 'package_copy_failed' where receipt_id in (select id from package_receipts where offer_id = $1)`, [offerId]);
}

/** A taken course whose giver published again. */
function updated(body: object, done: number): MatrixRow {
  const make = async (api: TestApi, owner: TestPerson, receiver: TestPerson): Promise<Asked> => {
    const course = await givableCourse(api, owner);
    const offerId = await offerTo(api, owner, course.courseId, receiver.agencyId);
    await api.as(receiver).call(packagesRoutes.accept, { params: { offerId }, body: {} });
    await finishOf(api, offerId);
    await publishArticle(api, course, owner.agencyId, 'Isi yang baru.');
    const [current] = await api.sql<{ id: string }>(`select current_version_id as id from courses where id = $1`, [course.courseId]);
    return { params: { offerId }, body: { versionId: current?.id, ...body } };
  };
  return {
    ask: {
      agency: (api) => make(api, api.people.foreignInstructor, api.people.agencyAdmin),
      foreign: (api) => make(api, api.people.instructor, api.people.foreignAdmin),
    },
    answers: admins(done),
  };
}

const sharing = (courseId: string, agencyId: string): Asked => ({ body: { courseId, programmeId: null, agencyIds: [agencyId], note: '' } });

export const packagesMatrix: Matrix<typeof packagesRoutes> = {
  given: { ask: { own: nothing }, answers: readers },
  agencies: { ask: { own: nothing }, answers: everyone(403, { agency_admin: 200 }) },
  offer: {
    ask: {
      agency: async (api) => sharing((await givableCourse(api, api.people.instructor)).courseId, api.foreign.id),
      foreign: async (api) => sharing((await givableCourse(api, api.people.foreignInstructor)).courseId, api.foreign.id),
    },
    answers: admins(201),
  },
  withdraw: {
    ask: {
      agency: async (api) => asked(await offer(api, api.people.instructor, api.foreign.id), api),
      foreign: async (api) => asked(await offer(api, api.people.foreignInstructor, api.agency.id), api),
    },
    answers: admins(204),
  },
  received: { ask: { own: nothing }, answers: readers },
  one: toUs((offerId) => ({ params: { offerId } }), everyone(403, { agency_admin: { agency: 200, foreign: 404 }, auditor: { agency: 200, foreign: 404 } })),
  accept: toUs(asked, admins(204)),
  decline: toUs((offerId) => ({ params: { offerId }, body: { reason: 'Sudah punya' } }), admins(204)),
  retry: toUs(asked, admins(204), fail),
  takeUpdate: updated({}, 200),
  declineUpdate: updated({ reason: 'Belum perlu' }, 204),
  provenance: {
    ask: {
      agency: async (api) => ({ params: { courseId: (await givableCourse(api, api.people.instructor)).courseId } }),
      foreign: async (api) => ({ params: { courseId: (await givableCourse(api, api.people.foreignInstructor)).courseId } }),
    },
    answers: everyone(200),
  },
};
