import { localAddress } from '@sinau/domain/identity';

export type Destination = { readonly tujuan?: string };

/** Only addresses of this site: a link may not send someone who signs in elsewhere. */
export function destination(search: Record<string, unknown>): Destination {
  const tujuan = localAddress(search['tujuan']);
  return tujuan === null ? {} : { tujuan };
}
