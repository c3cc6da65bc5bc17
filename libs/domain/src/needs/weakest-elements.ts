/** The nine elements of the service survey. Source: PermenPANRB 14/2017. */
export const serviceElements = ['requirements', 'procedure', 'time', 'cost', 'product', 'competence', 'conduct', 'complaints', 'facilities'] as const;
export type ServiceElement = (typeof serviceElements)[number];

export type ElementValue = { readonly element: string; /** 1 to 4 */ readonly value: number };

/** The lowest of a unit's elements, ties by name; elements at 4 lack nothing. */
export function weakestElements<E extends ElementValue>(values: readonly E[], most = 2): readonly E[] {
  return values.filter(({ value }) => value < 4).sort((one, other) => one.value - other.value || (one.element < other.element ? -1 : 1)).slice(0, most);
}
