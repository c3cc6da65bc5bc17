type Unit = { readonly id: string; readonly parentId: string | null; readonly name: string; readonly closed: boolean; readonly people: number };
export type UnitOption = { readonly id: string; readonly name: string; readonly depth: number; readonly people: number };

/** The open units in tree order, each with the people of itself and all units below it. */
export function unitOptions(units: readonly Unit[]): readonly UnitOption[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = (parentId: string | null): readonly Unit[] =>
    units.filter((unit) => (parentId === null ? unit.parentId === null || !known.has(unit.parentId) : unit.parentId === parentId)).sort((one, other) => one.name.localeCompare(other.name, 'id'));
  const walk = (unit: Unit, depth: number): readonly UnitOption[] => {
    const children = below(unit.id).flatMap((child) => walk(child, depth + 1));
    const people = unit.people + children.filter((child) => child.depth === depth + 1).reduce((total, child) => total + child.people, 0);
    return unit.closed ? children : [{ id: unit.id, name: unit.name, depth, people }, ...children];
  };
  return below(null).flatMap((unit) => walk(unit, 0));
}
