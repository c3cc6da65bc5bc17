import { createRoute } from '@tanstack/react-router';
import { focusRoute, rootRoute, shellRoute } from '../../areas.js';
import { page } from '../../page.js';
import { destination } from './destination.js';

export const identityPublicRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/masuk',
    validateSearch: destination,
    ...page('identity', () => import('./pages/sign-in.page.js'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/lupa-sandi',
    ...page('identity', () => import('./pages/ask-reset.page.js'), 'AskResetPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/atur-ulang-sandi',
    ...page('identity', () => import('./pages/reset-password.page.js'), 'ResetPasswordPage'),
  }),
] as const;

export const identityFocusRoutes = [
  createRoute({
    getParentRoute: () => focusRoute,
    path: '/ganti-sandi',
    validateSearch: destination,
    ...page('identity', () => import('./pages/change-password.page.js'), 'ChangePasswordPage'),
  }),
] as const;

export const identityRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/akun', ...page('identity', () => import('./pages/account.page.js'), 'AccountPage') }),
] as const;
