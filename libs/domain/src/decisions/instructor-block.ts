import { allowed, refused, type Decision } from '../core/decision.js';

/** Somebody who teaches: a person of the agency, or an invited expert by name. */
export type Teaching = { readonly personId: string | null; readonly name: string };

/** Somebody whom a decision keeps from teaching, until it is overridden in writing for the run asked about. */
export type InstructorBlock = Teaching & { readonly id: string; readonly overridden: boolean };

const spoken = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** A person is known by the account; a name without one may be anybody's of that name, also a blocked person's. */
function meets(block: Teaching, one: Teaching): boolean {
  return one.personId === null ? spoken(block.name) === spoken(one.name) : block.personId === one.personId;
}

/** Blocks that hold for a run and meet somebody who teaches it. */
export function blocksMet<B extends InstructorBlock>(blocks: readonly B[], teaching: readonly Teaching[]): readonly B[] {
  return blocks.filter((block) => !block.overridden && teaching.some((one) => meets(block, one)));
}

/** Nobody blocked teaches without a written override. */
export function mayTeach(blocks: readonly InstructorBlock[], teaching: readonly Teaching[]): Decision {
  const met = blocksMet(blocks, teaching);
  return met.length === 0 ? allowed : refused('instructor_blocked', { names: met.map(({ name }) => name).join(', ') });
}
