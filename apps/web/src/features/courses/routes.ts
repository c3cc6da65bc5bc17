import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../areas.js';
import { page } from '../../page.js';
import { catalogueSearch } from './search.js';

export const coursesRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/katalog', validateSearch: catalogueSearch, ...page('courses', () => import('./pages/catalogue.page.js'), 'CataloguePage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/katalog/$courseId', ...page('courses', () => import('./pages/catalogue-course.page.js'), 'CatalogueCoursePage') }),
] as const;
