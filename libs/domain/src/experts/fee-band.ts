/** What an expert costs, roughly, a session: none, within the state's standard cost, above it. */
export const feeBands = ['none', 'standard', 'above_standard'] as const;
export type FeeBand = (typeof feeBands)[number];
