import { z } from 'zod';
import { id, line, nothing, page, pageQuery, route, text } from '../core/index.js';
import { givenOffer, packageDetail, provenance, receivedPackage } from './views.js';

const anOffer = z.strictObject({ offerId: id });

export const packagesRoutes = {
  given: route('GET', '/api/packages/given', {
    summary: 'Courses and programmes that this agency offers to others, the newest offer first.',
    permission: 'package.read',
    query: z.strictObject({ ...pageQuery, search: line(100).optional() }),
    returns: page(givenOffer),
  }),
  agencies: route('GET', '/api/packages/agencies', {
    summary: 'Agencies that can be offered something.',
    permission: 'package.manage',
    returns: z.object({ rows: z.array(z.object({ id, name: z.string() })) }),
  }),
  offer: route('POST', '/api/packages/given', {
    summary: 'Offers a published course, or a programme with its course, to other agencies; one that has an open offer of it is left out.',
    permission: 'package.manage',
    status: 201,
    body: z
      .strictObject({ courseId: id.nullable(), programmeId: id.nullable(), agencyIds: z.array(id).min(1).max(50), note: text(600) })
      .refine((offer) => (offer.courseId === null) !== (offer.programmeId === null), { path: ['courseId'] }),
    returns: z.object({ offered: z.number().int() }),
  }),
  withdraw: route('POST', '/api/packages/given/:offerId/withdrawal', {
    summary: 'Withdraws an offer: no update follows, what was taken stays.', permission: 'package.manage', status: 204, params: anOffer, body: z.strictObject({}), returns: nothing,
  }),
  received: route('GET', '/api/packages/received', {
    summary: 'What other agencies offer to this one, and what was taken of it.', permission: 'package.read', returns: z.object({ rows: z.array(receivedPackage) }),
  }),
  one: route('GET', '/api/packages/received/:offerId', {
    summary: 'One offer, where its course came from, and what a waiting update would change.', permission: 'package.read', params: anOffer, returns: packageDetail,
  }),
  accept: route('POST', '/api/packages/received/:offerId/acceptance', {
    summary: 'Takes an offered course as one\'s own; it comes to be when its files are copied.', permission: 'package.manage', status: 204, params: anOffer, body: z.strictObject({}), returns: nothing,
  }),
  decline: route('POST', '/api/packages/received/:offerId/refusal', {
    summary: 'Declines an offer with a reason that its owner reads.', permission: 'package.manage', status: 204, params: anOffer, body: z.strictObject({ reason: text(600).min(1) }), returns: nothing,
  }),
  retry: route('POST', '/api/packages/received/:offerId/retry', {
    summary: 'Copies again what failed to be copied.', permission: 'package.manage', status: 204, params: anOffer, body: z.strictObject({}), returns: nothing,
  }),
  takeUpdate: route('POST', '/api/packages/received/:offerId/update', {
    summary: 'Fetches the new files of an update, or merges it into the draft when they are here.',
    permission: 'package.manage',
    params: anOffer,
    body: z.strictObject({ versionId: id }),
    returns: z.object({ state: z.enum(['copying', 'taken']) }),
  }),
  declineUpdate: route('POST', '/api/packages/received/:offerId/update/refusal', {
    summary: 'Leaves an update aside, with a reason.', permission: 'package.manage', status: 204, params: anOffer, body: z.strictObject({ versionId: id, reason: text(600).min(1) }), returns: nothing,
  }),
  provenance: route('GET', '/api/packages/provenance/:courseId', {
    summary: 'Where a course of this agency came from; null for its own.',
    permission: 'catalogue.read',
    params: z.strictObject({ courseId: id }),
    returns: z.object({ provenance: provenance.nullable() }),
  }),
} as const;
