import { createRoute } from '@tanstack/react-router';
import { adminRoute } from '../../areas.js';
import { page } from '../../page.js';
import { certificatesSearch, issueSearch } from './search.js';

export const certificatesAdminRoutes = [
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/sertifikat',
    validateSearch: certificatesSearch,
    ...page('certificates', () => import('./admin/certificates.page.js'), 'CertificatesPage'),
  }),
  createRoute({ getParentRoute: () => adminRoute, path: '/sertifikat/$certificateId', ...page('certificates', () => import('./admin/certificate.page.js'), 'CertificatePage') }),
  createRoute({
    getParentRoute: () => adminRoute,
    path: '/sertifikat/terbitkan',
    validateSearch: issueSearch,
    ...page('certificates', () => import('./admin/issue.page.js'), 'IssuePage'),
  }),
  createRoute({ getParentRoute: () => adminRoute, path: '/sertifikat/penerbitan/$batchId', ...page('certificates', () => import('./admin/batch.page.js'), 'BatchPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/sertifikat/templat', ...page('certificates', () => import('./admin/templates.page.js'), 'TemplatesPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/sertifikat/templat/$templateId', ...page('certificates', () => import('./admin/template.page.js'), 'TemplatePage') }),
] as const;
