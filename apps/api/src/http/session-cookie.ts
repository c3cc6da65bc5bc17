import { hash, randomBytes } from 'node:crypto';

/** `__Host-` binds the cookie to this host over TLS; a loopback address without TLS can't have it. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-sid' : 'sid';
}

/** 256 random bits. Only their SHA-256 is stored. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** The cookie's value by name, or null. A name given twice is read as absent: nobody honest sends that. */
export function readCookie(header: string | undefined, name: string): string | null {
  if (header === undefined) return null;
  let found: string | null = null;
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at <= 0 || pair.slice(0, at).trim() !== name) continue;
    if (found !== null) return null;
    found = pair.slice(at + 1).trim();
  }
  return found;
}

export function sessionCookie(token: string, secure: boolean, maxAgeSeconds: number): string {
  return `${cookieName(secure)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure ? '; Secure' : ''}`;
}

export function endedCookie(secure: boolean): string {
  return sessionCookie('', secure, 0);
}
