import type { Language } from '@sinau/contracts/core';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { countAudit, listAudit, type AuditEntry, type AuditSearch } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { assertAuditReader } from './assert-audit.js';
import { auditCsv } from './audit-csv.js';

const LIMIT = 10_000;
const AT_ONCE = 1_000;

/** The filtered entries as one CSV file. Throws `audit_export_too_large` above 10,000: the caller narrows the dates. */
@Injectable()
export class ExportAudit {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: Actor, search: AuditSearch, language: Language): Promise<string> {
    const person = assertAuditReader(actor);
    return this.database.transaction(person, async (transaction) => {
      const rows = await countAudit(transaction, search);
      if (rows > LIMIT) throw new DomainError('audit_export_too_large', { rows, limit: LIMIT });
      return auditCsv(await all(transaction, search), language);
    });
  }
}

async function all(transaction: Transaction, search: AuditSearch): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let after: string | undefined;
  do {
    const page = await listAudit(transaction, search, { after, limit: AT_ONCE });
    entries.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined && entries.length < LIMIT);
  return entries;
}
