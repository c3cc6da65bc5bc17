import type { Language } from '@sinau/contracts/core';
import { shortCode, unprintableCharacters, type ReportInput, type ReportTable } from '@sinau/documents';
import type { CompetencyClass } from '@sinau/domain/courses';
import { countedYear, employeeKindOf, ruleFor, type HoursRule } from '@sinau/domain/points';
import type { CareerAward, CareerPerson, HoursRules } from '@sinau/persistence/points';
import { dayText, momentText } from '../core/index.js';
import { activityWords } from './activity-words.js';
import { careerWords, type CareerWords } from './career-words.js';

export type CareerFile = { readonly person: CareerPerson; readonly awards: readonly CareerAward[]; readonly rules: HoursRules };
export type CareerYear = { readonly year: number; readonly total: number; readonly counted: number; readonly byClass: Readonly<Record<CompetencyClass, number>>; readonly rule: HoursRule | null };

const classes = ['technical', 'managerial', 'sociocultural'] as const;
const sumOf = (awards: readonly CareerAward[]): number => awards.reduce((sum, { hours }) => sum + hours, 0);

/** Figures of each year that has awards, the latest first: totals are the sums of what stands in the ledger. */
export function careerYears({ person, awards, rules }: CareerFile): readonly CareerYear[] {
  const employee = employeeKindOf(person.identifier?.kind ?? null);
  return [...new Set(awards.map(({ year }) => year))].sort((one, other) => other - one).map((year) => {
    const own = awards.filter((award) => award.year === year).sort((one, other) => one.recordedAt.getTime() - other.recordedAt.getTime());
    const rule = ruleFor(rules.yearly, employee, year);
    const { counted } = countedYear(own.map((award) => ({ ...award, kind: 'award' as const })), { caps: rules.caps, yearly: rule }, year);
    const of = (name: CompetencyClass): number => sumOf(own.filter(({ competencyClass }) => competencyClass === name));
    return { year, total: sumOf(own), counted, rule, byClass: { technical: of('technical'), managerial: of('managerial'), sociocultural: of('sociocultural') } };
  });
}

function ruleText(rule: HoursRule | null, words: CareerWords): string {
  if (rule === null) return words.none;
  return `${words.operators[rule.operator]} ${hoursText(rule.hours, words)} JP, ${rule.regulation} ${rule.article}${rule.verified ? '' : ` (${words.unverified})`}`;
}

/** Words that somebody typed somewhere: what the font lacks must not keep the whole record from being printed. */
function legible(text: string): string {
  return unprintableCharacters(text).reduce((shown, character) => shown.replaceAll(character, '?'), text.normalize('NFC'));
}

function hoursText(hours: number, words: CareerWords): string {
  return String(Math.round(hours * 10) / 10).replace('.', words.mark);
}

function evidenceText({ evidenceKind, certificateNumber, code }: CareerAward, words: CareerWords): string {
  return [words.evidence[evidenceKind], ...(certificateNumber === null ? [] : [words.number(legible(certificateNumber))]), ...(code === null ? [] : [words.code(shortCode(code))])].join(', ');
}

function daysText({ startsOn, endsOn }: CareerAward, language: Language): string {
  return startsOn === endsOn ? dayText(startsOn, language) : `${dayText(startsOn, language)} – ${dayText(endsOn, language)}`;
}

function totalsTable(years: readonly CareerYear[], words: CareerWords): ReportTable {
  const cells = ({ byClass, total, counted }: Pick<CareerYear, 'byClass' | 'total' | 'counted'>): string[] => [...classes.map((name) => byClass[name]), total, counted].map((value) => hoursText(value, words));
  const all = years.reduce<Pick<CareerYear, 'byClass' | 'total' | 'counted'>>(
    (sum, { byClass, total, counted }) => ({
      byClass: { technical: sum.byClass.technical + byClass.technical, managerial: sum.byClass.managerial + byClass.managerial, sociocultural: sum.byClass.sociocultural + byClass.sociocultural },
      total: sum.total + total, counted: sum.counted + counted,
    }),
    { byClass: { technical: 0, managerial: 0, sociocultural: 0 }, total: 0, counted: 0 },
  );
  const figure = (head: string) => ({ head, share: 9, align: 'right' as const });
  return {
    heading: words.totals, empty: words.empty,
    columns: [{ head: words.year, share: 9 }, ...classes.map((name) => figure(words.classes[name])), figure(words.sum), figure(words.counted), { head: words.duty, share: 36 }],
    rows: years.map((year) => [String(year.year), ...cells(year), ruleText(year.rule, words)]),
    total: years.length < 2 ? null : [words.sum, ...cells(all), ''],
  };
}

function creditsTable({ year, total }: CareerYear, awards: readonly CareerAward[], words: CareerWords, language: Language): ReportTable {
  const shares = [30, 20, 15, 12, 18, 28, 6];
  return {
    heading: words.credits(year), empty: words.empty,
    columns: words.heads.map((head, index) => ({ head, share: shares[index] ?? 10, align: index === 6 ? 'right' as const : 'left' as const })),
    rows: awards.filter((award) => award.year === year).map((award) => [
      legible(award.title), legible(award.organiser), activityWords(award.activityKind, language), words.classes[award.competencyClass], daysText(award, language), evidenceText(award, words), hoursText(award.hours, words),
    ]),
    total: [words.sum, '', '', '', '', '', hoursText(total, words)],
  };
}

/** The record as it is printed. `checkAddress` is where certificates are looked up. */
export function careerReport(file: CareerFile, made: { readonly at: Date; readonly language: Language; readonly checkAddress: string }): ReportInput {
  const { person, awards } = file;
  const words = careerWords[made.language];
  const years = careerYears(file);
  const facts = [
    [words.name, person.name], [person.identifier?.kind === 'ni_pppk' ? words.ni_pppk : words.nip, person.identifier?.value], [words.rank, person.rank], [words.position, person.positionTitle],
    [words.unit, person.unitName], [words.agency, person.agencyName], [words.printed, momentText(made.at, person.timeZone, made.language)],
  ] as const;
  return {
    language: made.language, title: words.title, author: person.agencyName, subject: words.subject, createdAt: made.at,
    facts: facts.flatMap(([label, value]) => (value === null || value === undefined ? [] : [{ label, value }])),
    paragraphs: [words.lead],
    tables: [totalsTable(years, words), ...years.map((year) => creditsTable(year, awards, words, made.language))],
    notes: { heading: words.notes, texts: [words.rule, ...(awards.some(({ code }) => code !== null) ? [words.check(made.checkAddress)] : [])] },
    foot: words.of(person.name),
  };
}
