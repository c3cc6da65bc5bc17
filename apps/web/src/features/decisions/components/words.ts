import type { FigureView } from '@sinau/contracts/decisions';
import type { ChangeRequestState, DecisionKind, FigureName, MissingReason, RecordedKind } from '@sinau/domain/decisions';
import type { Formats } from '../../../lib/formats/index.js';
import type { Text } from '../../../lib/i18n/index.js';
import type { Status } from '../../../ui/status-chip.js';

export const kindWords: Readonly<Record<RecordedKind, string>> = {
  continue: 'decisions.kind.continue',
  develop: 'decisions.kind.develop',
  change_curriculum: 'decisions.kind.change_curriculum',
  change_instructor: 'decisions.kind.change_instructor',
  stop: 'decisions.kind.stop',
  not_recorded: 'decisions.kind.not_recorded',
};

export const kindHints: Readonly<Record<DecisionKind, string>> = {
  continue: 'decisions.hint.continue',
  develop: 'decisions.hint.develop',
  change_curriculum: 'decisions.hint.change_curriculum',
  change_instructor: 'decisions.hint.change_instructor',
  stop: 'decisions.hint.stop',
};

export const kindLooks: Readonly<Record<RecordedKind, Status>> = {
  continue: 'done', develop: 'done', change_curriculum: 'active', change_instructor: 'active', stop: 'locked', not_recorded: 'info',
};

export const requestWords: Readonly<Record<ChangeRequestState, string>> = {
  open: 'decisions.request.open', answered: 'decisions.request.answered', withdrawn: 'decisions.request.withdrawn',
};
export const requestLooks: Readonly<Record<ChangeRequestState, Status>> = { open: 'waiting', answered: 'done', withdrawn: 'locked' };

export const figureWords: Readonly<Record<FigureName, string>> = {
  participants: 'decisions.figure.participants', completion: 'decisions.figure.completion', marks: 'decisions.figure.marks', attendance: 'decisions.figure.attendance',
  reaction: 'decisions.figure.reaction', learning: 'decisions.figure.learning', behaviour: 'decisions.figure.behaviour', results: 'decisions.figure.results', cost: 'decisions.figure.cost',
};

const missingWords: Readonly<Record<MissingReason, string>> = {
  nobody_enrolled: 'decisions.missing.nobody_enrolled', no_marks: 'decisions.missing.no_marks', no_sessions: 'decisions.missing.no_sessions', no_programme: 'decisions.missing.no_programme',
  no_cost: 'decisions.missing.no_cost', not_evaluated: 'decisions.missing.not_evaluated', too_few: 'decisions.missing.too_few', not_due: 'decisions.missing.not_due',
};

type Known = Extract<FigureView, { known: true }>;

function amount(value: number, { unit }: Known, t: Text, formats: Formats): string {
  if (unit === 'percent') return formats.percent(value / 100);
  if (unit === 'rupiah') return t('decisions.rupiah', { amount: formats.number(value) });
  return unit === 'people' ? formats.number(value) : formats.decimal(value, 2);
}

/** A figure in words, or why it is not there. */
export function figureSentence(figure: FigureView, t: Text, formats: Formats): string {
  if (!figure.known) return t(missingWords[figure.why]);
  const value = amount(figure.value, figure, t, formats);
  return figure.of === null ? value : t('decisions.figure.of', { value, of: amount(figure.of, figure, t, formats) });
}

const countWords: Partial<Readonly<Record<FigureName, string>>> = { attendance: 'decisions.count.sessions', results: 'decisions.count.units' };

/** What a known figure was reckoned from: how many, and how far they lie apart. */
export function figureGround(figure: FigureView, t: Text, formats: Formats): string | null {
  if (!figure.known || figure.count === null) return null;
  const count = t(countWords[figure.name] ?? 'decisions.count.people', { count: figure.count });
  return figure.spread === null ? count : t('decisions.count.spread', { count, spread: formats.decimal(figure.spread, 1) });
}
