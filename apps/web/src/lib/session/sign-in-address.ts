/** The login page that leads back to `address` (path, query and hash of this site). */
export function signInAddress(address: string): string {
  return address === '/' ? '/masuk' : `/masuk?${new URLSearchParams({ tujuan: address }).toString()}`;
}
