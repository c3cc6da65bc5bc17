import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { NotFound, OutsideFailure, OutsideNotFound, Root } from './root.js';
import { activeLanguage, needCatalogue } from './lib/i18n/index.js';

// The guard is loaded with the frame: the login page stays small.
const guard = () => import('./guard.js');

export const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: OutsideNotFound,
  errorComponent: OutsideFailure,
});

/** Pages outside the shell that use Mantine or the cache. */
export const frameRoute = createRoute({
  id: 'frame',
  getParentRoute: () => rootRoute,
  component: lazyRouteComponent(() => import('./frame.js'), 'Frame'),
  errorComponent: OutsideFailure,
});

/** Signed-in pages with header and navigation. */
export const shellRoute = createRoute({
  id: 'shell',
  getParentRoute: () => frameRoute,
  beforeLoad: async ({ location }) => (await guard()).requireSession({ location }),
  component: lazyRouteComponent(() => import('./signed-in.js'), 'SignedIn'),
  errorComponent: OutsideFailure,
  notFoundComponent: NotFound,
});

/** Signed-in pages without navigation, for one task at a time: a quiz, the first change of a password. */
export const focusRoute = createRoute({
  id: 'focus',
  getParentRoute: () => frameRoute,
  beforeLoad: async ({ location }) => (await guard()).requireSession({ location }),
  component: lazyRouteComponent(() => import('./ui/shell/focus-shell.js'), 'FocusShell'),
  errorComponent: OutsideFailure,
});

/** Pages of instructors (and agency administrators): /kelola/… */
export const manageRoute = createRoute({
  path: '/kelola',
  getParentRoute: () => shellRoute,
  beforeLoad: async () => (await guard()).requireArea('manage'),
});

/** Pages of administrators, with their side navigation: /admin/… */
export const adminRoute = createRoute({
  path: '/admin',
  getParentRoute: () => shellRoute,
  beforeLoad: async () => (await guard()).requireArea('admin'),
  component: lazyRouteComponent(() => import('./ui/shell/admin-shell.js'), 'AdminShell'),
  loader: () => needCatalogue('administration', activeLanguage()),
});
