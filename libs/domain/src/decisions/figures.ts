/** What a decision rests on, from those who came to citizens who are better served. */
export const figureNames = ['participants', 'completion', 'marks', 'attendance', 'reaction', 'learning', 'behaviour', 'results', 'cost'] as const;
export type FigureName = (typeof figureNames)[number];

export const figureUnits = ['people', 'percent', 'points', 'scale', 'rupiah'] as const;
export type FigureUnit = (typeof figureUnits)[number];

/** Why a figure is not there. Each is a sentence on the screen: nothing is left blank. */
export const missingReasons = ['nobody_enrolled', 'no_marks', 'no_sessions', 'no_programme', 'no_cost', 'not_evaluated', 'too_few', 'not_due'] as const;
export type MissingReason = (typeof missingReasons)[number];

export type KnownFigure = {
  readonly name: FigureName;
  readonly known: true;
  readonly value: number;
  readonly unit: FigureUnit;
  /** What the value is measured against: seats, a budget, the mark before. Null where nothing. */
  readonly of: number | null;
  /** How many people, sessions or answers it was reckoned from. */
  readonly count: number | null;
  /** Standard deviation, where it is a mean. */
  readonly spread: number | null;
};
export type MissingFigure = { readonly name: FigureName; readonly known: false; readonly why: MissingReason };
export type Figure = KnownFigure | MissingFigure;

/** Figures as they stood when a decision was made; never changed afterwards. */
export type FrozenFigures = { readonly versionNumber: number | null; readonly figures: readonly Figure[] };

/** What the product itself knows of a run. */
export type RunFacts = {
  readonly participants: number;
  readonly capacity: number | null;
  readonly completed: number;
  /** Mean and deviation of the best final scores, in percent, of so many. */
  readonly marks: { readonly count: number; readonly mean: number; readonly spread: number } | null;
  /** Held sessions, the people expected at each, and how many were present. */
  readonly sessions: { readonly held: number; readonly expected: number; readonly present: number };
  /** Whole rupiah of the run's programme: set aside and paid. Null for a run of no programme. */
  readonly cost: { readonly planned: number; readonly spent: number; readonly lines: number } | null;
};

type Told = Partial<Pick<KnownFigure, 'of' | 'count' | 'spread'>>;

export function known(name: FigureName, value: number, unit: FigureUnit, { of = null, count = null, spread = null }: Told = {}): KnownFigure {
  return { name, known: true, value, unit, of, count, spread };
}
export function missing(name: FigureName, why: MissingReason): MissingFigure {
  return { name, known: false, why };
}

/** Per cent with one decimal, rounded half up. */
export function percentOf(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 10;
}

export function participantsFigure({ participants, capacity }: RunFacts): Figure {
  return participants === 0 ? missing('participants', 'nobody_enrolled') : known('participants', participants, 'people', { of: capacity });
}

export function completionFigure({ participants, completed }: RunFacts): Figure {
  return participants === 0 ? missing('completion', 'nobody_enrolled') : known('completion', percentOf(completed, participants), 'percent', { count: participants });
}

export function marksFigure({ marks }: RunFacts): Figure {
  return marks === null ? missing('marks', 'no_marks') : known('marks', marks.mean, 'percent', { count: marks.count, spread: marks.spread });
}

export function attendanceFigure({ sessions }: RunFacts): Figure {
  return sessions.expected === 0 ? missing('attendance', 'no_sessions') : known('attendance', percentOf(sessions.present, sessions.expected), 'percent', { count: sessions.held });
}

/** Of the programme as a whole: what is paid is not told apart by run. */
export function costFigure({ cost }: RunFacts): Figure {
  if (cost === null) return missing('cost', 'no_programme');
  return cost.lines === 0 && cost.planned === 0 ? missing('cost', 'no_cost') : known('cost', cost.spent, 'rupiah', { of: cost.planned });
}
