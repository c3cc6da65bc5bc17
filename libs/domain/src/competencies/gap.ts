/** How a group stands against what its posts ask for. Gaps are levels below the required one, never negative. */
export type GapFigures = {
  /** People whose post asks for it. */
  readonly people: number;
  /** Of those, people with a current level. */
  readonly measured: number;
  /** Of those measured, people below the required level. */
  readonly below: number;
  /** Levels that are missing in sum, of those measured. */
  readonly missing: number;
};

export const gapBands = ['unmeasured', 'none', 'light', 'medium', 'heavy'] as const;
export type GapBand = (typeof gapBands)[number];

/** Mean of missing levels over the measured; null when nobody is. In hundredths. */
export function meanGap({ measured, missing }: Pick<GapFigures, 'measured' | 'missing'>): number | null {
  return measured === 0 ? null : Math.round((missing / measured) * 100) / 100;
}

/** In a word: light is below half a level on average, medium below a whole one. */
export function gapBand(figures: Pick<GapFigures, 'measured' | 'missing'>): GapBand {
  const mean = meanGap(figures);
  if (mean === null) return 'unmeasured';
  if (figures.missing === 0) return 'none';
  if (mean < 0.5) return 'light';
  return mean < 1 ? 'medium' : 'heavy';
}

/** Figures of several groups without common members. */
export function sumOfGaps(all: readonly GapFigures[]): GapFigures {
  return all.reduce<GapFigures>(
    (sum, { people, measured, below, missing }) => ({ people: sum.people + people, measured: sum.measured + measured, below: sum.below + below, missing: sum.missing + missing }),
    { people: 0, measured: 0, below: 0, missing: 0 },
  );
}

/** Of one person: null when nothing is measured. */
export function gapOf(required: number, current: number | null): number | null {
  return current === null ? null : Math.max(0, required - current);
}
