import { z } from 'zod';
import { id, line, page, pageQuery, route } from '../core/index.js';
import { evaluationLevel, formItems, formRow, formVersionView, formView } from './views.js';

const form = z.strictObject({ formId: id });
const revision = z.number().int().min(1);

export const formRoutes = {
  forms: route('GET', '/api/evaluation-forms', {
    summary: 'Evaluation forms of the agency, by name.',
    permission: 'evaluation.read',
    query: z.strictObject({ ...pageQuery, search: line(100).optional(), level: z.enum(['1', '3']).optional(), archived: z.enum(['true']).optional() }),
    returns: page(formRow),
  }),
  form: route('GET', '/api/evaluation-forms/:formId', { summary: 'One form: its draft and its published versions.', permission: 'evaluation.read', params: form, returns: formView }),
  formVersion: route('GET', '/api/evaluation-forms/:formId/versions/:versionId', {
    summary: 'What was published of a form; never changed.', permission: 'evaluation.read', params: z.strictObject({ formId: id, versionId: id }), returns: formVersionView,
  }),
  createForm: route('POST', '/api/evaluation-forms', {
    summary: 'Makes a form; of `copyOf`, with its items.',
    permission: 'evaluation.manage',
    status: 201,
    body: z.strictObject({ id, name: line(200), level: evaluationLevel, copyOf: id.nullable() }),
    returns: formView,
  }),
  changeForm: route('PUT', '/api/evaluation-forms/:formId', {
    summary: 'Changes the draft; refused when another changed it since.',
    permission: 'evaluation.manage',
    params: form,
    body: z.strictObject({ revision, name: line(200), items: formItems }),
    returns: formView,
  }),
  publishForm: route('POST', '/api/evaluation-forms/:formId/publication', {
    summary: 'Freezes the draft as the next version.', permission: 'evaluation.manage', params: form, body: z.strictObject({ revision }), returns: formView,
  }),
  archiveForm: route('POST', '/api/evaluation-forms/:formId/archival', {
    summary: 'Offers the form no longer, or again; what asks it goes on.', permission: 'evaluation.manage', params: form, body: z.strictObject({ revision, archived: z.boolean() }), returns: formView,
  }),
} as const;
