import type { PlatformReportView, ReportView } from '@sinau/contracts/reports';
import { DomainError } from '@sinau/domain/core';
import { can, type Actor } from '@sinau/domain/identity';
import { headlineOf, reportShapes, type ReportName } from '@sinau/domain/reports';
import { Database, type Transaction } from '@sinau/persistence/core';
import { platformRows, reportRows, unitsToReport, unitToReport, yearOfAgency, type ReportFilter, type ReportUnit } from '@sinau/persistence/reports';
import { Inject, Injectable } from '@nestjs/common';

/** Rows of the table on the screen; the file has them all. */
const SHOWN = 100;

export type AskedFilter = { readonly year?: number | undefined; readonly unitId?: string | undefined };

/** The filter as a report can obey it: the year that is on unless told, and a unit of the agency. Throws `not_found` for another's. */
export async function filterOf(transaction: Transaction, name: ReportName, { year, unitId }: AskedFilter): Promise<ReportFilter & { readonly unit: ReportUnit | null }> {
  const unit = unitId === undefined ? null : await unitToReport(transaction, unitId);
  if (unitId !== undefined && unit === null) throw new DomainError('not_found');
  const narrowed = reportShapes[name].byUnit ? unit : null;
  return { year: year ?? (await yearOfAgency(transaction)), unitId: narrowed?.id ?? null, unit: narrowed };
}

export function assertReports(actor: Actor, transaction: Transaction): void {
  if (!can(actor, 'report.read', { agencyId: transaction.agencyId })) throw new DomainError('forbidden');
}

/** Dashboards: one report a tile. */
@Injectable()
export class ReadReports {
  constructor(@Inject(Database) private readonly database: Database) {}

  filters(actor: Actor): Promise<{ rows: ReportUnit[]; year: number }> {
    return this.database.transaction(actor, async (transaction) => {
      assertReports(actor, transaction);
      return { rows: await unitsToReport(transaction), year: await yearOfAgency(transaction) };
    });
  }

  one(actor: Actor, name: ReportName, asked: AskedFilter): Promise<ReportView> {
    return this.database.transaction(actor, async (transaction) => {
      assertReports(actor, transaction);
      const { unit, ...filter } = await filterOf(transaction, name, asked);
      const rows = await reportRows(transaction, name, filter);
      return { name, year: filter.year, unit, asOf: new Date().toISOString(), headline: headlineOf(name, rows), rows: rows.slice(0, SHOWN), total: rows.length };
    });
  }

  platform(actor: Actor, year: number | undefined): Promise<PlatformReportView> {
    return this.database.transaction(actor, async (transaction) => {
      if (!can(actor, 'report.platform', { agencyId: transaction.agencyId })) throw new DomainError('forbidden');
      const ofYear = year ?? (await yearOfAgency(transaction));
      return { year: ofYear, asOf: new Date().toISOString(), rows: await platformRows(transaction, ofYear) };
    });
  }
}
