/** Levels of mastery, 1 lowest. Source: PermenPANRB 38/2017. */
export const competencyLevels = [1, 2, 3, 4, 5] as const;
export type CompetencyLevel = (typeof competencyLevels)[number];

/** What mastery of one level looks like, and how it is recognised. */
export type LevelDescription = { readonly level: CompetencyLevel; readonly title: string; readonly indicators: readonly string[] };
