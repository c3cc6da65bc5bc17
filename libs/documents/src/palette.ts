/** The light half of the visual language, as ink on paper. */
export const palette = {
  ink: '#14211F',
  muted: '#4C5C59',
  line: '#D5DDDB',
  brand: '#0A5C5A',
  brandSoft: '#E3F1EF',
  band: '#084A49',
  accent: '#F8B92B',
  /** The edge that turmeric needs on white. */
  accentEdge: '#B97F00',
} as const;
