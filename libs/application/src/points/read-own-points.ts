import type { PointsView } from '@sinau/contracts/points';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { byClass, employeeKindOf, ruleFor, totalOf } from '@sinau/domain/points';
import { Database } from '@sinau/persistence/core';
import { hoursBasis, ledgerOf, type HoursBasis, type RecordedEntry } from '@sinau/persistence/points';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';

function ruleViewOf(basis: HoursBasis, year: number): PointsView['rule'] {
  const rule = ruleFor(basis.rules, employeeKindOf(basis.person.identifierKind), year);
  return rule && { operator: rule.operator, hours: rule.hours, regulation: rule.regulation, article: rule.article, verified: rule.verified };
}

function pointsViewOf(basis: HoursBasis, ledger: readonly RecordedEntry[], year: number): PointsView {
  const years = new Set([basis.thisYear, ...ledger.map((entry) => entry.year)]);
  return {
    year,
    years: [...years].sort((one, other) => other - one),
    thisYear: basis.thisYear,
    total: totalOf(ledger, year),
    employee: employeeKindOf(basis.person.identifierKind),
    rule: ruleViewOf(basis, year),
    byClass: [...byClass(ledger, year)].map(([competencyClass, hours]) => ({ competencyClass, hours })),
    entries: ledger.filter((entry) => entry.year === year).map(({ id, kind, hours, title, competencyClass, activityKind, evidenceId, recordedAt, reason }) => ({
      id, kind, hours, title, competencyClass, activityKind, certificateId: evidenceId, recordedAt: recordedAt.toISOString(), reason,
    })),
    pending: year === basis.thisYear ? [...basis.pending] : [],
    forecast: year === basis.thisYear ? basis.forecast.map(({ enrolmentId, title, hours, competencyClass, endsOn }) => ({ enrolmentId, title, hours, competencyClass, endsOn })) : [],
  };
}

/** One's own learning hours: the ledger of a year and what it is measured by. */
@Injectable()
export class ReadOwnPoints {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: Actor, year: number | undefined): Promise<PointsView> {
    const { personId } = personOf(actor);
    const [basis, ledger] = await Promise.all([hoursBasis(this.database, actor, personId), ledgerOf(this.database, actor, personId)]);
    if (!basis) throw new DomainError('not_found');
    return pointsViewOf(basis, ledger, year ?? basis.thisYear);
  }
}
