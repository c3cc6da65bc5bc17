/** An identifier that held on some day: one corrected on its first day never did. */
export const heldOnce = (alias: string) => `(${alias}.valid_to is null or ${alias}.valid_to >= ${alias}.valid_from)`;

/** The number by which a person is known: the one that holds, or after the end of service the last that did. `person` is a column. */
export const lastNumberOf = (person: string) =>
  `(select n.kind, n.value from identifiers n where n.person_id = ${person} and ${heldOnce('n')} order by n.valid_from desc limit 1)`;
