import type { PointsView } from '@sinau/contracts/points';
import { byClass, countedYear, employeeKindOf, ruleFor, totalOf, type CountedAward, type HoursRule } from '@sinau/domain/points';
import type { Claim, HoursBasis, RecordedEntry } from '@sinau/persistence/points';

type EntryView = PointsView['entries'][number];

export function ruleViewOf(rule: HoursRule | null): PointsView['rule'] {
  return rule && { operator: rule.operator, hours: rule.hours, regulation: rule.regulation, article: rule.article, verified: rule.verified };
}

function countedViewOf(award: CountedAward | undefined): EntryView['counted'] {
  if (!award) return null;
  const by = award.cap ?? award.maximum;
  return { hours: award.counted, over: award.over, by: by && { id: by.id, regulation: by.regulation, article: by.article, verified: by.verified, hours: by.hours } };
}

function entryViewOf(entry: RecordedEntry, awards: ReadonlyMap<string, CountedAward>): EntryView {
  const { id, kind, hours, minutes, title, competencyClass, activityKind, evidenceKind, evidenceId, rule, session, recordedAt, reason, remark } = entry;
  return { id, kind, hours, minutes, title, competencyClass, activityKind, evidenceKind, evidenceId, rule, session, reason, remark, counted: countedViewOf(awards.get(id)), recordedAt: recordedAt.toISOString() };
}

/** Claims of the year that the ledger doesn't show: waiting, asked back, refused, or accepted a moment ago. */
function openClaimsOf(claims: readonly Claim[], year: number): PointsView['claims'] {
  return claims
    .filter(({ endsOn, state, awardedAt }) => Number(endsOn.slice(0, 4)) === year && (['submitted', 'returned', 'refused'].includes(state) || (state === 'accepted' && awardedAt === null)))
    .map(({ id, title, organiser, hours, hoursAccepted, competencyClass, state, reason, endsOn }) => ({ id, title, organiser, hours: hoursAccepted ?? hours, competencyClass, state, reason, endsOn }));
}

/** A person's year: what the ledger holds, what of it counts, and what may come. */
export function pointsViewOf(basis: HoursBasis, ledger: readonly RecordedEntry[], claims: readonly Claim[], year: number): PointsView {
  const years = new Set([basis.thisYear, year, ...ledger.map((entry) => entry.year)]);
  const entries = ledger.filter((entry) => entry.year === year);
  const employee = employeeKindOf(basis.person.identifierKind);
  const rule = ruleFor(basis.rules.yearly, employee, year);
  const { counted, awards } = countedYear([...entries].reverse(), { caps: basis.rules.caps, yearly: rule }, year);
  const byId = new Map(awards.map((award) => [award.id, award]));
  const now = year === basis.thisYear;
  return {
    year,
    years: [...years].sort((one, other) => other - one),
    thisYear: basis.thisYear,
    total: totalOf(ledger, year),
    counted,
    employee,
    rule: ruleViewOf(rule),
    byClass: [...byClass(ledger, year)].map(([competencyClass, hours]) => ({ competencyClass, hours })),
    entries: entries.map((entry) => entryViewOf(entry, byId)),
    pending: now ? [...basis.pending] : [],
    claims: openClaimsOf(claims, year),
    forecast: now ? basis.forecast.map(({ enrolmentId, title, hours, competencyClass, endsOn }) => ({ enrolmentId, title, hours, competencyClass, endsOn })) : [],
    sessions: now ? [...basis.sessions] : [],
  };
}
