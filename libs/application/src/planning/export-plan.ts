import type { Language } from '@sinau/contracts/core';
import { renderReport, unprintableCharacters, type ReportInput } from '@sinau/documents';
import type { PersonActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { planFacts, type Plan, type PlanFacts } from '@sinau/persistence/planning';
import { Inject, Injectable } from '@nestjs/common';
import { momentText, type NamedBytes } from '../core/index.js';
import { assertPlans, planOf } from './plan-view.js';
import { planTable, type PlanCell, type PlanTable } from './plan-table.js';
import { planWords, type PlanWords } from './plan-words.js';
import { planWorkbook } from './plan-xlsx.js';

export type PlanFormat = 'xlsx' | 'pdf';
const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', pdf: 'application/pdf' } as const satisfies Record<PlanFormat, string>;
/** Parts of a page's width: unit, people, competency, gap, programme, method, runs, JP, cost, quarter, source, reason. */
const shares = [14, 7, 14, 9, 16, 13, 8, 6, 13, 10, 13, 26];
const figures: ReadonlySet<number> = new Set([1, 3, 6, 7, 8]);

function legible(text: string): string {
  return unprintableCharacters(text).reduce((shown, character) => shown.replaceAll(character, '?'), text.normalize('NFC'));
}

function cellText(cell: PlanCell, words: PlanWords): string {
  return cell === null ? '' : typeof cell === 'number' ? words.numbers.format(cell) : legible(cell);
}

type Told = { readonly title: string; readonly facts: readonly { readonly label: string; readonly value: string }[]; readonly table: PlanTable };

function told(plan: Plan, facts: PlanFacts, words: PlanWords, { language, at }: { readonly language: Language; readonly at: Date }): Told {
  const { budget, seats, instructorDays, hoursPerPerson } = plan.basis.limits;
  const { timeZone } = facts.agency;
  const state = plan.signedAt === null ? words.draft : words.signed(plan.signedBy ?? words.none, momentText(plan.signedAt, timeZone, language));
  return {
    title: words.title(plan.year, plan.number),
    facts: [
      { label: words.agency, value: facts.agency.name }, { label: words.state, value: state }, { label: words.made, value: momentText(at, timeZone, language) },
      { label: words.limits, value: words.limitsText(words.numbers.format(budget), seats, words.numbers.format(instructorDays), words.numbers.format(hoursPerPerson)) },
    ],
    table: planTable({ basis: plan.basis, items: plan.items, proposed: plan.proposal?.counts ?? null }, facts, words),
  };
}

function reportOf({ title, facts, table }: Told, words: PlanWords, { language, at, author }: { readonly language: Language; readonly at: Date; readonly author: string }): ReportInput {
  const texts = (cells: readonly PlanCell[]): readonly string[] => cells.map((cell) => cellText(cell, words));
  return {
    language, title, author: legible(author), subject: words.subject, createdAt: at, facts: facts.map(({ label, value }) => ({ label, value: legible(value) })), paragraphs: [],
    tables: [{
      heading: words.table, empty: words.empty, columns: table.heads.map((head, index) => ({ head, share: shares[index] ?? 10, align: figures.has(index) ? 'right' as const : 'left' as const })),
      rows: table.rows.map(texts), total: table.rows.length === 0 ? null : texts(table.total),
    }],
    notes: { heading: words.notes, texts: [words.note] }, foot: title,
  };
}

/** A plan as the HCDP table. At once: a plan holds 200 programmes at most. */
@Injectable()
export class ExportPlan {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`. */
  async run(actor: PersonActor, planId: string, { format, language }: { readonly format: PlanFormat; readonly language: Language }): Promise<NamedBytes> {
    assertPlans(actor, 'plan.read');
    const { plan, facts } = await this.database.transaction(actor, async (transaction) => {
      const found = await planOf(transaction, planId);
      const { needs, candidates } = found.basis;
      return { plan: found, facts: await planFacts(transaction, { id: planId, needIds: needs.map(({ id }) => id), templateIds: candidates.map(({ id }) => id) }) };
    });
    const [words, at] = [planWords[language], new Date()];
    const what = told(plan, facts, words, { language, at });
    const author = facts.agency.name;
    const bytes = format === 'pdf' ? Buffer.from(await renderReport(reportOf(what, words, { language, at, author }))) : await planWorkbook({ ...what, sheet: words.sheet, author, madeAt: at });
    return { bytes, type: types[format], name: `hcdp-${plan.year}-${plan.number}.${format}` };
  }
}
