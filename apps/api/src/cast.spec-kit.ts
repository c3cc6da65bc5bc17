import type { Role } from '@sinau/domain/identity';
import { v7 } from 'uuid';

export type TestPerson = {
  readonly id: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly name: string;
  readonly identifier: string;
  readonly email: string;
};

/** Two agencies. The second knows nothing of the first, and the first nothing of it. */
export type World = {
  readonly agency: { readonly id: string; readonly code: string };
  readonly foreign: { readonly id: string; readonly code: string };
  /** `office` holds `field`; `other` stands beside it; `foreign` is of the second agency. */
  readonly units: { readonly office: string; readonly field: string; readonly other: string; readonly foreign: string };
  readonly people: {
    /** In `field`, below what the supervisor oversees. */
    readonly learner: TestPerson;
    /** Another learner of the same unit. */
    readonly colleague: TestPerson;
    /** A learner of `other`. */
    readonly elsewhere: TestPerson;
    readonly instructor: TestPerson;
    /** Over `office` and what is below it. */
    readonly supervisor: TestPerson;
    readonly agencyAdmin: TestPerson;
    readonly auditor: TestPerson;
    readonly platformAdmin: TestPerson;
    readonly foreignLearner: TestPerson;
    readonly foreignInstructor: TestPerson;
    readonly foreignAdmin: TestPerson;
  };
};

type Sql = (text: string, values?: readonly unknown[]) => Promise<unknown>;
type Part = { readonly name: string; readonly unit: keyof World['units']; readonly roles: readonly Role[] };

const parts: Readonly<Record<keyof World['people'], Part>> = {
  learner: { name: 'Siti Rahmawati', unit: 'field', roles: ['learner'] },
  colleague: { name: 'Bambang Prakoso', unit: 'field', roles: ['learner'] },
  elsewhere: { name: 'Maria Wanggai', unit: 'other', roles: ['learner'] },
  instructor: { name: 'Hendra Gunawan', unit: 'office', roles: ['instructor'] },
  supervisor: { name: 'Ratna Dewi', unit: 'office', roles: ['supervisor'] },
  agencyAdmin: { name: 'Agus Setiawan', unit: 'office', roles: ['agency_admin'] },
  auditor: { name: 'Yohanes Kale', unit: 'other', roles: ['auditor'] },
  platformAdmin: { name: 'Dian Purnama', unit: 'office', roles: ['platform_admin'] },
  foreignLearner: { name: 'Nurul Hidayah', unit: 'foreign', roles: ['learner'] },
  foreignInstructor: { name: 'Kadek Suarta', unit: 'foreign', roles: ['instructor'] },
  foreignAdmin: { name: 'Lestari Wulandari', unit: 'foreign', roles: ['agency_admin'] },
};

async function insertAgency(sql: Sql, code: string, name: string): Promise<{ id: string; code: string }> {
  const id = v7();
  await sql(`insert into agencies (id, name, short_name, code, settings) values ($1, $2, $3, $3, $4)`, [
    id, name, code, JSON.stringify({ certificateNumberPattern: '{sequence}/{code}/{month}/{year}' }),
  ]);
  return { id, code };
}

async function insertUnit(sql: Sql, agencyId: string, parentId: string | null, name: string, code: string): Promise<string> {
  const id = v7();
  await sql(`insert into units (id, agency_id, parent_id, name, code) values ($1, $2, $3, $4, $5)`, [id, agencyId, parentId, name, code]);
  return id;
}

/** A NIP of a woman or man born 1990-01-01, appointed 2015-03. */
const identifierOf = (sequence: number) => `199001012015031${String(sequence).padStart(3, '0')}`;

async function insertPerson(sql: Sql, person: TestPerson): Promise<void> {
  await sql(`insert into people (id, agency_id, full_name, birth_place, birth_date) values ($1, $2, $3, 'Semarang', '1990-01-01')`, [person.id, person.agencyId, person.name]);
  await sql(`insert into accounts (person_id, agency_id, email, must_change_password) values ($1, $2, $3, false)`, [person.id, person.agencyId, person.email]);
  await sql(`insert into identifiers (id, agency_id, person_id, kind, value, valid_from) values ($1, $2, $3, 'nip', $4, '2015-03-01')`, [v7(), person.agencyId, person.id, person.identifier]);
  await sql(
    `insert into appointments (id, agency_id, person_id, unit_id, position_title, position_kind, rank, valid_from) values ($1, $2, $3, $4, 'Analis', 'ahli_muda', 'III/c', '2020-01-01')`,
    [v7(), person.agencyId, person.id, person.unitId],
  );
}

function scopeOf(role: Role, person: TestPerson): [string, string] {
  if (role === 'platform_admin') return ['platform', person.agencyId];
  if (role === 'supervisor') return ['unit', person.unitId];
  return ['agency', person.agencyId];
}

/** Fills an empty database with the two agencies and their people. */
export async function castOf(sql: Sql): Promise<World> {
  const agency = await insertAgency(sql, 'KOTA', 'Pemerintah Kota Tirta');
  const foreign = await insertAgency(sql, 'KAB', 'Pemerintah Kabupaten Wana');
  const office = await insertUnit(sql, agency.id, null, 'Dinas Kesehatan', 'DINKES');
  const units = {
    office,
    field: await insertUnit(sql, agency.id, office, 'Puskesmas Melati', 'PKM-01'),
    other: await insertUnit(sql, agency.id, null, 'Dinas Kependudukan', 'DUKCAPIL'),
    foreign: await insertUnit(sql, foreign.id, null, 'Sekretariat', 'SETDA'),
  };
  const made = new Map<string, TestPerson>();
  let sequence = 0;
  for (const [key, part] of Object.entries(parts)) {
    sequence += 1;
    const person: TestPerson = {
      id: v7(),
      agencyId: part.unit === 'foreign' ? foreign.id : agency.id,
      unitId: units[part.unit],
      name: part.name,
      identifier: identifierOf(sequence),
      email: `${key.toLowerCase()}@sinau.test`,
    };
    await insertPerson(sql, person);
    for (const role of part.roles) {
      await sql(`insert into role_assignments (id, agency_id, person_id, role, scope_kind, scope_id, valid_from) values ($1, $2, $3, $4, $5, $6, '2020-01-01')`, [
        v7(), person.agencyId, person.id, role, ...scopeOf(role, person),
      ]);
    }
    made.set(key, person);
  }
  return { agency, foreign, units, people: Object.fromEntries(made) as World['people'] };
}
