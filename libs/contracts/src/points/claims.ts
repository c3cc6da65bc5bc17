import { claimStates } from '@sinau/domain/points';
import { z } from 'zod';
import { day, id, instant, line, page, pageQuery, route, text } from '../core/index.js';
import { activityKind } from './rules.js';
import { competencyClass } from './views.js';

/** 5 MiB of file in base64, and the form around it. */
export const CLAIM_FILE_BYTES = 5 * 1024 * 1024;
const CLAIM_BODY_BYTES = 7_200_000;

const claimParams = z.strictObject({ claimId: id });
const hours = z.number().min(0.5).max(400).multipleOf(0.5);
const file = z.strictObject({ fileName: line(200), content: z.base64().max(7_000_000) });
const year = z.coerce.number().int().min(2000).max(2100);

export const claimFields = z.strictObject({
  title: line(300), organiser: line(200), certificateNumber: line(100).nullable(), startsOn: day, endsOn: day, hours, activityKind, competencyClass,
});

const likenessView = z.object({
  why: z.enum(['number', 'file', 'training']),
  /** A claim, or a certificate of Sinau itself. */
  of: z.enum(['claim', 'certificate']),
  /** Of the same person. */
  own: z.boolean(), title: z.string(), state: z.string(), endsOn: day,
});

/** A claim as its learner and its verifier see it. */
export const claimView = z.object({
  id, title: z.string(), organiser: z.string(), certificateNumber: z.string().nullable(), startsOn: day, endsOn: day, hours: z.number(), hoursAccepted: z.number().nullable(),
  activityKind: z.number().int(), competencyClass, state: z.enum(claimStates), reason: z.string().nullable(), submittedAt: instant,
  decided: z.object({ by: z.string(), at: instant }).nullable(),
  /** Whether the ledger has it. */
  awarded: z.boolean(),
  file: z.object({ name: z.string(), type: z.string(), bytes: z.number().int() }),
  revision: z.number().int(),
});
export type ClaimView = z.infer<typeof claimView>;

/** What looks like the same training; of one's own claim, other people's are not told. */
export const claimDetail = claimView.extend({ alike: z.array(likenessView) });
export type ClaimDetail = z.infer<typeof claimDetail>;

const personOfClaim = z.object({ id, name: z.string(), identifier: z.string().nullable(), unitName: z.string().nullable() });
export const claimRow = claimView.extend({ person: personOfClaim });
export type ClaimRow = z.infer<typeof claimRow>;
export const claimForVerifier = claimDetail.extend({ person: personOfClaim });
export type ClaimForVerifier = z.infer<typeof claimForVerifier>;

/** Addresses of a claim's file, good for some minutes. */
export const claimFileView = z.object({ fileName: z.string(), contentType: z.string(), bytes: z.number().int(), viewUrl: z.string(), downloadUrl: z.string(), expiresAt: instant });

const revision = z.number().int().min(1);
const reason = text(500).min(3);

export const claimsRoutes = {
  ownClaims: route('GET', '/api/me/claims', { summary: 'One\'s own claims of training elsewhere, the latest first.', permission: 'session', query: z.strictObject({ year: year.optional() }), returns: z.object({ claims: z.array(claimView) }) }),
  ownClaim: route('GET', '/api/me/claims/:claimId', { summary: 'One of one\'s own claims.', permission: 'session', params: claimParams, returns: claimDetail }),
  ownClaimFile: route('GET', '/api/me/claims/:claimId/file', { summary: 'Addresses of the file of one\'s own claim.', permission: 'session', params: claimParams, returns: claimFileView }),
  fileClaim: route('POST', '/api/me/claims', {
    summary: 'Files a claim with its certificate (PDF, PNG or JPEG, by its content).', permission: 'session', status: 201, bodyLimit: CLAIM_BODY_BYTES,
    body: z.strictObject({ claim: claimFields, file }), returns: claimDetail,
  }),
  changeClaim: route('PUT', '/api/me/claims/:claimId', {
    summary: 'Changes a claim that is not decided and submits it again; without a file it keeps the one it has.', permission: 'session', bodyLimit: CLAIM_BODY_BYTES,
    params: claimParams, body: z.strictObject({ revision, claim: claimFields, file: file.nullable() }), returns: claimDetail,
  }),
  withdrawClaim: route('DELETE', '/api/me/claims/:claimId', { summary: 'Takes one\'s own claim back before it is decided.', permission: 'session', params: claimParams, returns: claimDetail }),

  claims: route('GET', '/api/claims', {
    summary: 'Claims of the agency in a state, the longest waiting first.', permission: 'claim.verify',
    query: z.strictObject({ ...pageQuery, state: z.enum(claimStates).default('submitted') }), returns: page(claimRow),
  }),
  claim: route('GET', '/api/claims/:claimId', { summary: 'A claim, and what looks like the same training.', permission: 'claim.verify', params: claimParams, returns: claimForVerifier }),
  claimFile: route('GET', '/api/claims/:claimId/file', { summary: 'Addresses of a claim\'s file.', permission: 'claim.verify', params: claimParams, returns: claimFileView }),
  acceptClaim: route('POST', '/api/claims/:claimId/acceptance', {
    summary: 'Accepts a claim with the JP, kind and class that the verifier finds right; the ledger gets them in the background.', permission: 'claim.verify',
    params: claimParams, body: z.strictObject({ revision, hours, activityKind, competencyClass }), returns: claimForVerifier,
  }),
  revokeClaim: route('DELETE', '/api/claims/:claimId/acceptance', {
    summary: 'Takes an acceptance back; its JP are reversed in the same transaction.', permission: 'claim.verify', params: claimParams, body: z.strictObject({ revision, reason }), returns: claimForVerifier,
  }),
  refuseClaim: route('POST', '/api/claims/:claimId/refusal', { summary: 'Refuses a claim.', permission: 'claim.verify', params: claimParams, body: z.strictObject({ revision, reason }), returns: claimForVerifier }),
  returnClaim: route('POST', '/api/claims/:claimId/question', { summary: 'Asks the learner for something before deciding.', permission: 'claim.verify', params: claimParams, body: z.strictObject({ revision, reason }), returns: claimForVerifier }),
} as const;
