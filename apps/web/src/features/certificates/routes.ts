import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../areas.js';
import { page } from '../../page.js';

export const certificatesRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/sertifikat', ...page('certificates', () => import('./pages/my-certificates.page.js'), 'MyCertificatesPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/sertifikat/$certificateId', ...page('certificates', () => import('./pages/my-certificate.page.js'), 'MyCertificatePage') }),
] as const;
