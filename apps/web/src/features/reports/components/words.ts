import type { Cell, CellKind, ReportName } from '@sinau/domain/reports';
import type { Formats } from '../../../lib/formats/index.js';
import type { Text } from '../../../lib/i18n/index.js';

export const titleWords: Readonly<Record<ReportName, string>> = {
  hours: 'reports.hours', decisions: 'reports.decisions', evaluations: 'reports.evaluations', budget: 'reports.budget', needs: 'reports.needs',
};
export const questionWords: Readonly<Record<ReportName, string>> = {
  hours: 'reports.question.hours', decisions: 'reports.question.decisions', evaluations: 'reports.question.evaluations', budget: 'reports.question.budget', needs: 'reports.question.needs',
};
export const emptyWords: Readonly<Record<ReportName, string>> = {
  hours: 'reports.empty.hours', decisions: 'reports.empty.decisions', evaluations: 'reports.empty.evaluations', budget: 'reports.empty.budget', needs: 'reports.empty.needs',
};
export const columnWords: Readonly<Record<string, string>> = {
  unit: 'reports.column.unit', people: 'reports.column.people', hours: 'reports.column.hours', obliged: 'reports.column.obliged', reached: 'reports.column.reached', reached_share: 'reports.column.reached_share',
  run: 'reports.column.run', course: 'reports.column.course', ended: 'reports.column.ended', days: 'reports.column.days', participants: 'reports.column.participants', completed: 'reports.column.completed',
  owed: 'reports.column.owed', due: 'reports.column.due', missing: 'reports.column.missing', programme: 'reports.column.programme', planned: 'reports.column.planned', committed: 'reports.column.committed',
  spent: 'reports.column.spent', spent_share: 'reports.column.spent_share', need: 'reports.column.need', origin: 'reports.column.origin', weight: 'reports.column.weight', agency: 'reports.column.agency',
  decisions: 'reports.column.decisions', requests: 'reports.column.requests', needs: 'reports.column.needs',
};
const codeWords: Readonly<Record<string, string>> = {
  reaction: 'reports.code.reaction', behaviour: 'reports.code.behaviour', answers: 'reports.code.answers',
  gap: 'reports.code.gap', survey: 'reports.code.survey', citizen: 'reports.code.citizen', leader: 'reports.code.leader', evaluation: 'reports.code.evaluation',
};

/** A cell as the screen writes it; what is not there is a dash. */
export function cellWords(cell: Cell, kind: CellKind, t: Text, formats: Formats): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return kind === 'day' ? formats.day(cell) : kind === 'code' ? (codeWords[cell] === undefined ? cell : t(codeWords[cell])) : cell;
  if (kind === 'rupiah') return t('reports.rupiah', { amount: formats.number(cell) });
  if (kind === 'share') return formats.percent(cell / 100);
  return kind === 'decimal' ? formats.decimal(cell, 1) : formats.number(cell);
}
