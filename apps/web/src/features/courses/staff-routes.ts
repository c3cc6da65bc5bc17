import { createRoute } from '@tanstack/react-router';
import { manageRoute } from '../../areas.js';
import { page } from '../../page.js';
import { known, listSearch, words, type BuilderSearch } from './search.js';

export const coursesManageRoutes = [
  createRoute({ getParentRoute: () => manageRoute, path: '/', validateSearch: listSearch, ...page('courses', () => import('./manage/courses.page.js'), 'CoursesPage') }),
  createRoute({
    getParentRoute: () => manageRoute,
    path: '/kursus/$courseId',
    validateSearch: (search: Record<string, unknown>): BuilderSearch => known({ buka: words(search['buka']) }),
    ...page('courses', () => import('./manage/builder.page.js'), 'BuilderPage', 'articles'),
  }),
  createRoute({
    getParentRoute: () => manageRoute,
    path: '/kursus/$courseId/pratinjau',
    validateSearch: (search: Record<string, unknown>): { readonly materi?: string } => known({ materi: words(search['materi']) }),
    ...page('courses', () => import('./manage/preview.page.js'), 'PreviewPage', 'articles'),
  }),
] as const;
