import { z } from 'zod';
import { id, language, line, nothing, route } from '../core/index.js';
import { deviceView, login, meView, newPassword, resetToken } from './views.js';

/** What people follow or a bookmark holds: what can't be used is left out. */
const entranceQuery = z.object({ tujuan: z.string().max(1000).optional().catch(undefined), bahasa: language.optional().catch(undefined) });

export const identityRoutes = {
  signIn: route('POST', '/api/sessions', {
    summary: 'Signs in with an identifier or e-mail and a password; sets the session cookie.',
    permission: 'public',
    status: 201,
    body: z.strictObject({ login, password: z.string().min(1).max(200) }),
    returns: meView,
  }),
  signInPage: route('GET', '/masuk', {
    summary: 'The sign-in page as HTML: its form works before, and without, the script.',
    permission: 'public',
    query: entranceQuery,
    returns: z.unknown(),
  }),
  signInByForm: route('POST', '/masuk', {
    summary: 'Signs in by the HTML form, sets the session cookie and leads on (303); a refusal is the page again, with the reason.',
    permission: 'public',
    query: entranceQuery,
    form: true,
    bodyLimit: 8 * 1024,
    // An empty field is told on the page, like a wrong one.
    body: z.strictObject({ login: z.string().max(254).catch(''), password: z.string().max(200).catch('') }),
    returns: z.unknown(),
  }),
  signOut: route('DELETE', '/api/sessions/current', {
    summary: 'Ends the session of this device.',
    permission: 'session',
    status: 204,
    returns: nothing,
  }),
  me: route('GET', '/api/me', { summary: 'Who is signed in.', permission: 'session', returns: meView }),
  changeSettings: route('PATCH', '/api/me', {
    summary: 'Changes one\'s own language or e-mail; a new e-mail asks for the current password.',
    permission: 'session',
    body: z.strictObject({ language: language.optional(), email: z.email().max(254).nullable().optional(), password: z.string().min(1).max(200).optional() }),
    returns: meView,
  }),
  changePassword: route('POST', '/api/me/password', {
    summary: 'Changes one\'s own password; every other session ends and this one gets a new token.',
    permission: 'session',
    body: z.strictObject({ current: z.string().min(1).max(200), next: newPassword }),
    returns: meView,
  }),
  devices: route('GET', '/api/me/devices', {
    summary: 'Sessions of the signed-in person.',
    permission: 'session',
    returns: z.object({ devices: z.array(deviceView) }),
  }),
  endDevice: route('DELETE', '/api/me/devices/:sessionId', {
    summary: 'Ends one session of the signed-in person.',
    permission: 'session',
    status: 204,
    params: z.strictObject({ sessionId: id }),
    returns: nothing,
  }),
  signOutEverywhere: route('DELETE', '/api/me/devices', {
    summary: 'Ends every session of the signed-in person but this one.',
    permission: 'session',
    status: 204,
    returns: nothing,
  }),
  extendSession: route('POST', '/api/me/session', {
    summary: 'Extends the session of this device.',
    permission: 'session',
    body: z.strictObject({}),
    returns: meView,
  }),
  askPasswordReset: route('POST', '/api/password-resets', {
    summary: 'Sends a reset link by mail; answers the same whether the account exists or not.',
    permission: 'public',
    status: 202,
    body: z.strictObject({ login }),
    returns: z.object({ accepted: z.literal(true) }),
  }),
  resetPassword: route('POST', '/api/password-resets/use', {
    summary: 'Sets a new password by a mailed token; every session ends.',
    permission: 'public',
    status: 204,
    body: z.strictObject({ token: resetToken, password: newPassword }),
    returns: nothing,
  }),
  actInAgency: route('POST', '/api/me/agency', {
    summary: 'A platform administrator chooses the agency to act in.',
    permission: 'agency.manage',
    body: z.strictObject({ agencyId: id, reason: line(300) }),
    returns: meView,
  }),
} as const;
