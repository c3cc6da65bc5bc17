import { z } from 'zod';
import { id, line, nothing, page, pageQuery, route } from '../core/index.js';
import {
  batchDetail, batchPreview, batchView, certificateDetail, certificateRow, certificateView, numberingView, ownCertificate, reissue, revocation, templateContent, templateView,
} from './views.js';

const certificate = z.strictObject({ certificateId: id });
const template = z.strictObject({ templateId: id });
const batch = z.strictObject({ batchId: id });
const revision = z.number().int().min(1);
/** A stream that the controller describes. */
const file = z.unknown();
const empty = z.strictObject({});
/** Base64 of 512 kB is 699,052 characters. */
const LOGO_BODY_BYTES = 720 * 1024;

export const certificatesRoutes = {
  mine: route('GET', '/api/me/certificates', { summary: 'One\'s own certificates, newest first.', permission: 'session', returns: z.object({ certificates: z.array(certificateView) }) }),
  mineOne: route('GET', '/api/me/certificates/:certificateId', { summary: 'One of one\'s own certificates.', permission: 'session', params: certificate, returns: ownCertificate }),
  minePdf: route('GET', '/api/me/certificates/:certificateId/pdf', { summary: 'The PDF of one\'s own certificate.', permission: 'session', params: certificate, returns: file }),

  mineLogo: route('GET', '/api/me/certificates/:certificateId/logo', { summary: 'The emblem on one\'s own certificate.', permission: 'session', params: certificate, returns: file }),
  list: route('GET', '/api/certificates', {
    summary: 'The agency\'s certificates, newest first.',
    permission: 'certificate.read',
    query: z.strictObject({
      ...pageQuery, search: line(100).optional(), state: z.enum(['valid', 'revoked']).optional(), runId: id.optional(), pdf: z.enum(['pending', 'ready']).optional(),
    }),
    returns: page(certificateRow),
  }),
  one: route('GET', '/api/certificates/:certificateId', { summary: 'A certificate with its evidence and history.', permission: 'certificate.read', params: certificate, returns: certificateDetail }),
  onePdf: route('GET', '/api/certificates/:certificateId/pdf', { summary: 'The PDF of a certificate.', permission: 'certificate.read', params: certificate, returns: file }),
  oneLogo: route('GET', '/api/certificates/:certificateId/logo', { summary: 'The emblem on a certificate.', permission: 'certificate.read', params: certificate, returns: file }),
  revoke: route('POST', '/api/certificates/:certificateId/revocation', {
    summary: 'Revokes a certificate; its JP are taken back in the same act.', permission: 'certificate.manage', params: certificate, body: revocation, returns: certificateDetail,
  }),
  reissue: route('POST', '/api/certificates/:certificateId/reissue', {
    summary: 'Issues a certificate again under a new number; a valid one is revoked as replaced.', permission: 'certificate.manage', params: certificate, body: reissue, returns: certificateDetail,
  }),

  templates: route('GET', '/api/certificate-templates', { summary: 'The agency\'s certificate templates.', permission: 'certificate.read', returns: z.object({ templates: z.array(templateView) }) }),
  template: route('GET', '/api/certificate-templates/:templateId', { summary: 'A template.', permission: 'certificate.read', params: template, returns: templateView }),
  addTemplate: route('POST', '/api/certificate-templates', {
    summary: 'Adds a template; the first becomes the default.', permission: 'certificate.manage', status: 201, body: z.strictObject({ name: line(80), content: templateContent }), returns: templateView,
  }),
  saveTemplate: route('PUT', '/api/certificate-templates/:templateId', {
    summary: 'Changes a template. Issued certificates keep their own copy.', permission: 'certificate.manage', params: template,
    body: z.strictObject({ revision, name: line(80), content: templateContent }), returns: templateView,
  }),
  removeTemplate: route('DELETE', '/api/certificate-templates/:templateId', { summary: 'Deletes a template that nothing uses.', permission: 'certificate.manage', status: 204, params: template, returns: nothing }),
  makeDefault: route('PUT', '/api/certificate-templates/:templateId/default', {
    summary: 'Makes a template the one for runs that name none.', permission: 'certificate.manage', params: template, body: empty, returns: templateView,
  }),
  setLogo: route('PUT', '/api/certificate-templates/:templateId/logo', {
    summary: 'Sets the logo: PNG or JPEG of at most 512 kB, in base64; null takes it away.', permission: 'certificate.manage', params: template, bodyLimit: LOGO_BODY_BYTES,
    body: z.strictObject({ revision, base64: z.base64().min(4).nullable() }), returns: templateView,
  }),
  logo: route('GET', '/api/certificate-templates/:templateId/logo', {
    summary: 'The logo\'s picture; `revision` only tells browsers that it may have changed.', permission: 'certificate.read', params: template,
    query: z.strictObject({ revision: z.coerce.number().int().optional() }), returns: file,
  }),
  preview: route('POST', '/api/certificate-templates/preview', {
    summary: 'The PDF that a template would give, with a sample holder or the longest name.', permission: 'certificate.manage',
    body: z.strictObject({ templateId: id.nullable(), content: templateContent, sample: z.enum(['usual', 'longest']) }), returns: file,
  }),

  numbering: route('GET', '/api/certificate-numbering', { summary: 'The agency\'s number pattern and the number that comes next.', permission: 'certificate.read', returns: numberingView }),
  setNumbering: route('PUT', '/api/certificate-numbering', {
    summary: 'Changes the agency\'s number pattern.', permission: 'certificate.manage', body: z.strictObject({ pattern: line(80) }), returns: numberingView,
  }),

  batches: route('GET', '/api/certificate-batches', { summary: 'The last bulk issues.', permission: 'certificate.read', returns: z.object({ batches: z.array(batchView) }) }),
  batchPreview: route('GET', '/api/certificate-batches/preview', {
    summary: 'Who of a run is ready, who is not and why.', permission: 'certificate.manage', query: z.strictObject({ runId: id }), returns: batchPreview,
  }),
  batchSample: route('GET', '/api/certificate-batches/samples/:enrolmentId', {
    summary: 'The PDF that an enrolment would get.', permission: 'certificate.manage', params: z.strictObject({ enrolmentId: id }), returns: file,
  }),
  startBatch: route('POST', '/api/certificate-batches', {
    summary: 'Issues to everybody of a run who is ready; `count` is what the administrator confirmed.', permission: 'certificate.manage', status: 202,
    body: z.strictObject({ runId: id, count: z.number().int().min(1) }), returns: batchDetail,
  }),
  batch: route('GET', '/api/certificate-batches/:batchId', { summary: 'How far a bulk issue is.', permission: 'certificate.read', params: batch, returns: batchDetail }),
  steerBatch: route('POST', '/api/certificate-batches/:batchId/steering', {
    summary: 'Pauses, resumes or cancels the rest, or retries what failed.', permission: 'certificate.manage', params: batch,
    body: z.strictObject({ act: z.enum(['pause', 'resume', 'cancel', 'retry']) }), returns: batchDetail,
  }),

  makeArchive: route('POST', '/api/certificate-batches/:batchId/archive', {
    summary: 'Asks for a ZIP of the PDFs of a finished bulk issue; the worker makes it, and it is kept for seven days.', permission: 'certificate.manage', status: 202, params: batch,
    body: empty, returns: batchDetail,
  }),
  archive: route('GET', '/api/certificate-batches/:batchId/archive', {
    summary: 'Leads to the ZIP at the store, by an address that ends after five minutes.', permission: 'certificate.manage', params: batch, returns: file,
  }),

  // What people type or follow: unknown parameters are dropped, wrong ones fall back.
  verifyForm: route('GET', '/verifikasi', {
    summary: 'Public page that asks for a certificate\'s code.', permission: 'public',
    query: z.object({ kode: z.string().max(200).optional().catch(undefined), bahasa: z.enum(['id', 'en']).optional().catch(undefined) }), returns: file,
  }),
  verify: route('GET', '/verifikasi/:code', {
    summary: 'Public page that says whether a certificate is valid.', permission: 'public',
    params: z.strictObject({ code: z.string().max(200) }), query: z.object({ bahasa: z.enum(['id', 'en']).optional().catch(undefined) }), returns: file,
  }),
} as const;
