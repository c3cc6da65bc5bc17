import type { AuditChain, AuditRow } from '@sinau/contracts/audit';
import type { Actor } from '@sinau/domain/identity';
import { auditChain, lastAuditCheck, listAudit, type AuditEntry, type AuditSearch, type LastAuditCheck } from '@sinau/persistence/audit';
import { Database } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { assertAuditReader } from './assert-audit.js';

export type AuditQuery = AuditSearch & { readonly after?: string | undefined; readonly limit: number };

function rowOf({ subjectKind, subjectId, subjectName, at, ...entry }: AuditEntry): AuditRow {
  return { ...entry, at: at.toISOString(), subject: { kind: subjectKind, id: subjectId, name: subjectName } };
}

/** Who did what in the actor's agency, and whether nobody has touched the record since. */
@Injectable()
export class ReadAudit {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(actor: Actor, { after, limit, ...search }: AuditQuery): Promise<{ rows: AuditRow[]; next: string | null }> {
    const person = assertAuditReader(actor);
    const { rows, next } = await this.database.transaction(person, (transaction) => listAudit(transaction, search, { after, limit }));
    return { rows: rows.map(rowOf), next };
  }

  /** Hashes the whole chain again, and says what the last nightly look found. */
  async chain(actor: Actor): Promise<AuditChain> {
    const person = assertAuditReader(actor);
    return this.database.transaction(person, async (transaction) => {
      const { entries, breaks } = await auditChain(transaction);
      return { entries, breaks: [...breaks], checkedAt: new Date().toISOString(), nightly: nightlyOf(await lastAuditCheck(transaction)) };
    });
  }
}

function nightlyOf(last: LastAuditCheck | null): AuditChain['nightly'] {
  return last === null ? null : { at: last.at.toISOString(), entries: last.entries, brokenAt: last.brokenAt, unlikeDay: last.unlikeDay };
}
