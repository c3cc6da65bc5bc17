import type { FrozenPicture } from '@sinau/domain/certificates';

/** A logo's key holds its own hash, so that a certificate's logo can't change under it. */
export function logoKey(agencyId: string, sha256: string, kind: 'png' | 'jpg'): string {
  return `certificate-logos/${agencyId}/${sha256}.${kind}`;
}

export function logoOf(key: string | null): FrozenPicture | null {
  const sha256 = /([0-9a-f]{64})\.(?:png|jpg)$/.exec(key ?? '')?.[1];
  return key !== null && sha256 !== undefined ? { key, sha256 } : null;
}
