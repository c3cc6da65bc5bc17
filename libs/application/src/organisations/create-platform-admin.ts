import { DomainError } from '@sinau/domain/core';
import { isWeakPassword, type Role } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId, type Transaction } from '@sinau/persistence/core';
import { endSessionsOf, setOwnPassword, storeResetLink } from '@sinau/persistence/identity';
import { agencyIdByCode, assignRole, insertAgency, insertPerson, lockEmailHolder, openRolesOf, type EmailHolder } from '@sinau/persistence/organisations';
import { PasswordHasher } from '../identity/index.js';

const LINK_VALID_MS = 3600_000;
const ROLES: readonly Role[] = ['learner', 'platform_admin'];

export type PlatformAdminWish = {
  /** Found by its code; made when there is none. */
  readonly agency: { readonly code: string; readonly name: string; readonly shortName: string; readonly timeZone: string };
  /** Found by the address; made when nobody has it. */
  readonly person: { readonly fullName: string; readonly email: string };
  readonly entry: { readonly kind: 'password'; readonly password: string } | { readonly kind: 'link'; readonly tokenHash: Buffer };
  /** Who asks, as the operating system knows them; kept in the audit. */
  readonly operator: string;
};

/** What had to be done; nothing of it when everything was as wished. */
export type PlatformAdminOutcome = { readonly agencyMade: boolean; readonly personMade: boolean; readonly rolesGiven: readonly Role[]; readonly passwordSet: boolean; readonly linkValidUntil: Date | null };

/**
 * Makes somebody an administrator of the whole system, on the connection of the tables' owner: how the first one comes,
 * and the way back in when none can sign in. Doing it twice changes nothing the second time.
 */
export class CreatePlatformAdmin {
  constructor(
    private readonly owner: Database,
    private readonly hasher: PasswordHasher,
  ) {}

  /** Throws `weak_password`, `email_taken` when the address is of another agency's person, `conflict` when the person is suspended. */
  async run(wish: PlatformAdminWish): Promise<PlatformAdminOutcome> {
    const email = wish.person.email.trim().toLowerCase();
    const { entry } = wish;
    const known = { name: wish.person.fullName, email, identifiers: [], birthDate: null };
    if (entry.kind === 'password' && isWeakPassword(entry.password, known)) throw new DomainError('weak_password');
    const found = await agencyIdByCode(this.owner, wish.agency.code);
    const agencyId = found ?? newId();
    return this.owner.transaction({ kind: 'system', agencyId, job: 'create-admin' }, async (transaction) => {
      const holder = await lockEmailHolder(transaction, email);
      if (holder !== null && holder.agencyId !== agencyId) throw new DomainError('email_taken');
      if (holder?.state === 'suspended') throw new DomainError('conflict');
      if (found === null) await this.makeAgency(transaction, wish);
      const personId = holder?.personId ?? (await this.makePerson(transaction, wish, email));
      const rolesGiven = await this.giveRoles(transaction, personId, wish.operator);
      const way = await this.letIn(transaction, { personId, holder, wish });
      return { agencyMade: found === null, personMade: holder === null, rolesGiven, ...way };
    });
  }

  private async makeAgency(transaction: Transaction, { agency, operator }: PlatformAdminWish): Promise<void> {
    const id = transaction.agencyId;
    if (!(await insertAgency(transaction, { ...agency, id }))) throw new DomainError('code_taken');
    await recordAudit(transaction, 'agency.created', { kind: 'agency', id }, { name: agency.name, code: agency.code, operator });
  }

  private async makePerson(transaction: Transaction, { person, operator }: PlatformAdminWish, email: string): Promise<string> {
    const id = newId();
    if (!(await insertPerson(transaction, { id, fullName: person.fullName, birthPlace: null, birthDate: null, email }))) throw new DomainError('email_taken');
    await recordAudit(transaction, 'person.created', { kind: 'person', id }, { operator });
    return id;
  }

  private async giveRoles(transaction: Transaction, personId: string, operator: string): Promise<readonly Role[]> {
    const held = await openRolesOf(transaction, personId);
    const missing = ROLES.filter((role) => !held.includes(role));
    for (const role of missing) {
      const scopeKind = role === 'platform_admin' ? 'platform' : 'agency';
      await assignRole(transaction, { personId, role, scopeKind, scopeId: transaction.agencyId, validFrom: null, validTo: null });
      await recordAudit(transaction, 'role.assigned', { kind: 'person', id: personId }, { role, scopeKind, operator });
    }
    if (missing.length > 0) await endSessionsOf(transaction, personId); // a session never outlives a change of what it may do
    return missing;
  }

  private async letIn(
    transaction: Transaction, { personId, holder, wish: { entry, operator } }: { readonly personId: string; readonly holder: EmailHolder | null; readonly wish: PlatformAdminWish },
  ): Promise<Pick<PlatformAdminOutcome, 'passwordSet' | 'linkValidUntil'>> {
    const subject = { kind: 'person', id: personId };
    if (entry.kind === 'link') {
      const expiresAt = new Date(Date.now() + LINK_VALID_MS);
      await storeResetLink(transaction, { personId, tokenHash: entry.tokenHash, expiresAt });
      await recordAudit(transaction, 'password.issued', subject, { delivery: 'link', operator });
      return { passwordSet: false, linkValidUntil: expiresAt };
    }
    if (holder !== null && (await this.hasher.fits(holder.passwordHash, entry.password))) return { passwordSet: false, linkValidUntil: null };
    await setOwnPassword(transaction, personId, await this.hasher.hash(entry.password));
    await endSessionsOf(transaction, personId);
    await recordAudit(transaction, 'password.issued', subject, { delivery: 'terminal', operator });
    return { passwordSet: true, linkValidUntil: null };
  }
}
