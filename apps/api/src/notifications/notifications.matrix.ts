import { randomUUID } from 'node:crypto';
import type { notificationsRoutes } from '@sinau/contracts/notifications';
import { everyone, type Matrix } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';

const nothing = () => ({});

async function told(api: TestApi, person: TestPerson) {
  const notificationId = randomUUID();
  await api.sql(`insert into notifications (id, agency_id, person_id, kind, facts, dedupe) values ($1::uuid, $2, $3, 'enrolled', '{}', 'spec ' || $1::uuid)`, [notificationId, person.agencyId, person.id]);
  return { params: { notificationId }, body: {} };
}

async function mailed(api: TestApi, agencyId: string) {
  const mailId = randomUUID();
  const facts = { agency: 'Kota', recipient: 'Siti', link: 'https://sinau.test/', validUntil: '10.00 WIB' };
  await api.sql(`insert into mails (id, agency_id, to_address, template, language, facts, dedupe) values ($1::uuid, $2, 'a@b.test', 'password-reset', 'id', $3, 'spec ' || $1::uuid)`, [mailId, agencyId, JSON.stringify(facts)]);
  return { params: { mailId } };
}

export const notificationsMatrix: Matrix<typeof notificationsRoutes> = {
  mine: { ask: { own: nothing }, answers: everyone(200) },
  read: {
    ask: { own: (api, who) => told(api, who), agency: (api) => told(api, api.people.colleague), foreign: (api) => told(api, api.people.foreignLearner) },
    answers: everyone({ own: 204, agency: 404, foreign: 404 }),
  },
  readAll: { ask: { own: () => ({ body: {} }) }, answers: everyone(204) },
  // A stream that opens stays open: the spec of notifications reads one. Here only that the door asks for a session.
  events: { ask: { own: () => ({ query: { since: 'unknown' } }) }, answers: everyone(400) },
  mails: { ask: { own: nothing }, answers: everyone(403, { platform_admin: 200 }) },
  mail: {
    ask: { agency: (api) => mailed(api, api.agency.id), foreign: (api) => mailed(api, api.foreign.id) },
    // A platform administrator reads the outbox of every agency: a mail server serves them all.
    answers: everyone(403, { platform_admin: 200 }),
  },
};
