import { redirect } from '@tanstack/react-router';
import { appClient } from './lib/api/app-client.js';
import { isProblem } from './lib/api/index.js';
import { NotAllowed } from './not-allowed.js';
import { mayEnter, meQuery, type Area } from './lib/session/index.js';

export type Entering = { readonly location: { readonly href: string; readonly pathname: string } };

/** Lets in who is signed in and has an own password; everyone else goes to the door and comes back here after it. */
export async function requireSession({ location }: Entering): Promise<void> {
  const search = location.href === '/' ? {} : { tujuan: location.href };
  try {
    const me = await appClient.ensureQueryData(meQuery);
    if (me.mustChangePassword && location.pathname !== '/ganti-sandi') throw redirect({ to: '/ganti-sandi', search });
  } catch (error) {
    if (isProblem(error, 'password_change_required')) throw redirect({ to: '/ganti-sandi', search });
    if (isProblem(error, 'not_signed_in')) throw redirect({ to: '/masuk', search });
    throw error;
  }
}

export async function requireArea(area: Area): Promise<void> {
  const me = await appClient.ensureQueryData(meQuery);
  if (!mayEnter(me, area)) throw new NotAllowed(area);
}
