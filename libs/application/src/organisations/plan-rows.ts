import {
  changesOf, readPersonRow, type CellError, type CellFault, type ChangedField, type ColumnMapping, type FilePerson, type PeopleColumn, type ReadRow, type UnitsOfFile,
} from '@sinau/domain/organisations';
import type { Transaction } from '@sinau/persistence/core';
import { holdersOfEmails, identifiersElsewhere, knownPeople, retiredPeople, type FileRow, type KnownOfFile } from '@sinau/persistence/organisations';

export type PlannedRow = { readonly line: number } & (
  | { readonly plan: 'wrong'; readonly errors: readonly CellError[] }
  | { readonly plan: 'created'; readonly person: FilePerson }
  | { readonly plan: 'changed'; readonly person: FilePerson; readonly now: KnownOfFile; readonly changed: readonly ChangedField[] }
  | { readonly plan: 'unchanged' }
);

/** Numbers and addresses met before in the same file: the second one is wrong. */
export class SeenInFile {
  private readonly identifiers = new Set<string>();
  private readonly emails = new Set<string>();

  faultsOf(person: FilePerson): CellError[] {
    const faults: CellError[] = [];
    if (this.identifiers.has(person.identifier)) faults.push({ column: 'identifier', fault: 'identifier_twice', value: person.identifier });
    if (person.email && this.emails.has(person.email)) faults.push({ column: 'email', fault: 'email_twice', value: person.email });
    this.identifiers.add(person.identifier);
    if (person.email) this.emails.add(person.email);
    return faults;
  }
}

type World = { readonly known: ReadonlyMap<string, KnownOfFile>; readonly retired: ReadonlyMap<string, string>; readonly elsewhere: ReadonlySet<string>; readonly holders: ReadonlyMap<string, string | null> };

async function worldOf(transaction: Transaction, people: readonly FilePerson[]): Promise<World> {
  const identifiers = people.map(({ identifier }) => identifier);
  const emails = people.flatMap(({ email }) => email ?? []);
  return {
    known: await knownPeople(transaction, identifiers),
    retired: await retiredPeople(transaction, identifiers),
    elsewhere: await identifiersElsewhere(transaction, identifiers),
    holders: await holdersOfEmails(transaction, emails),
  };
}

function faultsOf(person: FilePerson, world: World): CellError[] {
  const blame = (column: PeopleColumn, fault: CellFault, value: string): CellError[] => [{ column, fault, value }];
  const now = world.known.get(person.identifier);
  if (now?.isProtected && changesOf(person, now).length > 0) return blame('identifier', 'person_protected', person.identifier);
  if (!now && world.retired.has(person.identifier)) return blame('identifier', 'identifier_retired', person.identifier);
  if (!now && world.elsewhere.has(person.identifier)) return blame('identifier', 'identifier_elsewhere', person.identifier);
  const holder = person.email ? world.holders.get(person.email) : undefined;
  return holder !== undefined && holder !== now?.personId ? blame('email', 'email_taken', person.email ?? '') : [];
}

function planOne(line: number, person: FilePerson, world: World): PlannedRow {
  const now = world.known.get(person.identifier);
  if (!now) return { line, plan: 'created', person };
  const changed = changesOf(person, now);
  return changed.length === 0 ? { line, plan: 'unchanged' } : { line, plan: 'changed', person, now, changed };
}

/** A row that was read, and what of it stood in the file before. */
export type ReadLine = ReadRow & { readonly line: number; readonly twice: readonly CellError[] };

/** Reads a row; rows come in the order of the file. */
export function readLine(row: FileRow, mapping: ColumnMapping, units: UnitsOfFile, seen: SeenInFile): ReadLine {
  const read = readPersonRow(row.cells, mapping, units);
  return { ...read, line: row.line, twice: read.person ? seen.faultsOf(read.person) : [] };
}

/** Says of each row what applying it would do now. Four questions to the database, however many rows. */
export async function planLines(transaction: Transaction, lines: readonly ReadLine[]): Promise<PlannedRow[]> {
  const world = await worldOf(transaction, lines.flatMap(({ person }) => person ?? []));
  return lines.map(({ line, person, errors, twice }): PlannedRow => {
    if (!person) return { line, plan: 'wrong', errors };
    const faults = [...twice, ...faultsOf(person, world)];
    return faults.length > 0 ? { line, plan: 'wrong', errors: faults } : planOne(line, person, world);
  });
}

/** Reads rows and says what applying each would do. */
export function planRows(transaction: Transaction, rows: readonly FileRow[], mapping: ColumnMapping, units: UnitsOfFile, seen: SeenInFile): Promise<PlannedRow[]> {
  return planLines(transaction, rows.map((row) => readLine(row, mapping, units, seen)));
}
