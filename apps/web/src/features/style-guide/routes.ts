import { createRoute } from '@tanstack/react-router';
import { frameRoute } from '../../areas.js';
import { page } from '../../page.js';

// A function, so that a build without the style guide leaves its page out too.
const styleGuide = () =>
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/gaya',
    ...page('style-guide', () => import('./pages/style-guide.page.js'), 'StyleGuidePage'),
  });

/** Present in development and in `vite build --mode gaya` only. */
export const styleGuideRoutes = __STYLE_GUIDE__ ? ([styleGuide()] as const) : ([] as const);
