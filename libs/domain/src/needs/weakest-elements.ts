/** The nine elements of the service survey. Source: PermenPANRB 14/2017. */
export const serviceElements = ['requirements', 'procedure', 'time', 'cost', 'product', 'competence', 'conduct', 'complaints', 'facilities'] as const;
export type ServiceElement = (typeof serviceElements)[number];

export type ElementValue = { readonly element: string; /** 1 to 4 */ readonly value: number };

/** The lowest of a unit's elements, ties by name; elements at 4 lack nothing. */
export function weakestElements<E extends ElementValue>(values: readonly E[], most = 2): readonly E[] {
  return values.filter(({ value }) => value < 4).sort((one, other) => one.value - other.value || (one.element < other.element ? -1 : 1)).slice(0, most);
}

/** As the survey of PermenPANRB 14/2017 calls them: what a need found by one is called in the agency's inbox. */
export const elementNames: Readonly<Record<ServiceElement, string>> = {
  requirements: 'Persyaratan', procedure: 'Sistem, mekanisme, dan prosedur', time: 'Waktu penyelesaian', cost: 'Biaya/tarif', product: 'Produk layanan',
  competence: 'Kompetensi pelaksana', conduct: 'Perilaku pelaksana', complaints: 'Penanganan pengaduan', facilities: 'Sarana dan prasarana',
};

/** The latest survey of a unit. `people` work in the unit and below it. */
export type UnitSurvey = {
  readonly unitId: string; readonly unitName: string; readonly people: number; readonly period: string; readonly elements: Readonly<Partial<Record<ServiceElement, number>>>;
  /** Null where the file did not say. */
  readonly respondents: number | null;
};
export type SurveyFinding = Omit<UnitSurvey, 'elements' | 'respondents'> & { readonly element: ServiceElement; readonly value: number; readonly respondents: number };

/**
 * The two lowest elements of each unit's survey. `untold` counts the surveys that tell of none: without marks of
 * elements, without a number of respondents, or of fewer than `k`.
 */
export function surveyFindings(surveys: readonly UnitSurvey[], k: number): { readonly found: readonly SurveyFinding[]; readonly untold: number } {
  let untold = 0;
  const found = surveys.flatMap(({ elements, respondents, ...survey }): SurveyFinding[] => {
    const values = serviceElements.flatMap((element) => (elements[element] === undefined ? [] : [{ element, value: elements[element] }]));
    if (values.length === 0 || respondents === null || respondents < k) {
      untold += 1;
      return [];
    }
    return weakestElements(values).map(({ element, value }) => ({ ...survey, element, value, respondents }));
  });
  return { found, untold };
}

/** One unit, period and element: what is proposed once. */
export function findingKey({ unitId, period, element }: { readonly unitId: string; readonly period: string; readonly element: string }): string {
  return `survey:${unitId}:${period}:${element}`;
}
