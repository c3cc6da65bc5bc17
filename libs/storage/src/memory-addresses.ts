import { randomUUID } from 'node:crypto';

/** What an address of `MemoryObjectStore` allows. `expiresAt` in milliseconds since 1970. */
export interface Grant {
  readonly method: 'GET' | 'PUT';
  readonly key: string;
  readonly expiresAt: number;
  readonly facts: Readonly<Record<string, string>>;
}

/** Addresses with S3's limits: each is bound to one method and object, and worthless after its time. */
export class MemoryAddresses {
  private readonly grants = new Map<string, Grant>();

  issue(grant: Grant): string {
    const token = randomUUID();
    this.grants.set(token, grant);
    return `memory://store/${grant.key}?grant=${token}`;
  }

  /** `null` when the address was not made here, was changed, or is over. `now` in milliseconds since 1970. */
  grantOf(address: string, now: number): Grant | null {
    const { pathname, searchParams } = new URL(address);
    const grant = this.grants.get(searchParams.get('grant') ?? '');
    return grant !== undefined && pathname === `/${grant.key}` && now <= grant.expiresAt ? grant : null;
  }
}
