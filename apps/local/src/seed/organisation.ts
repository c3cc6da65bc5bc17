import { randomInt } from 'node:crypto';
import { PasswordHasher } from '@sinau/application/identity';
import type { Assignment, PersonActor, SystemActor } from '@sinau/domain/identity';
import { newId } from '@sinau/persistence/core';
import { AccountEntity, RoleAssignmentEntity } from '@sinau/persistence/identity';
import { AgencyEntity, AppointmentEntity, IdentifierEntity, PersonEntity, UnitEntity } from '@sinau/persistence/organisations';
import type { DemoPeople } from './demo-files.js';
import type { Doors } from './doors.js';

/** Known to everybody who reads the README: the demo binds to this machine only, and is never seeded elsewhere. */
export const DEMO_PASSWORD = 'belajar setiap hari';

export type Organisation = {
  readonly agencyId: string;
  readonly system: SystemActor;
  person(key: string): string;
  actor(key: string, assignments: readonly Assignment[]): PersonActor;
};

function idsOf(keys: readonly string[]): (key: string) => string {
  const ids = new Map(keys.map((key) => [key, newId()]));
  return (key) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`the demo names ${key} and does not have it`);
    return id;
  };
}

/** Writes the agency, its units, people, identifiers, appointments, accounts and roles. Marked as unfinished until the seed ends. */
export async function seedOrganisation(doors: Doors, people: DemoPeople): Promise<Organisation> {
  const agencyId = newId();
  const unit = idsOf(people.units.map((one) => one.key));
  const person = idsOf(people.people.map((one) => one.key));
  const system: SystemActor = { kind: 'system', agencyId, job: 'demo' };
  const hashes = await hashesFor(people.accounts.map((account) => account.person));
  await doors.owner.transaction(system, async ({ manager }) => {
    const { agency } = people;
    const settings = { certificateNumberPattern: agency.certificateNumberPattern, demo: 'unfinished' };
    await manager.insert(AgencyEntity, { id: agencyId, name: agency.name, shortName: agency.shortName, code: agency.code, timeZone: agency.timeZone, settings });
    await manager.insert(UnitEntity, people.units.map((one) => ({ id: unit(one.key), agencyId, parentId: one.parent === null ? null : unit(one.parent), name: one.name, code: one.code })));
    await manager.insert(PersonEntity, people.people.map((one) => ({ id: person(one.key), agencyId, fullName: one.fullName, birthPlace: one.birthPlace, birthDate: one.birthDate })));
    await manager.insert(IdentifierEntity, people.people.map((one) => ({ id: newId(), agencyId, personId: person(one.key), ...one.identifier })));
    await manager.insert(AppointmentEntity, people.people.flatMap((one) =>
      [one.appointment, ...(one.additionalAppointments ?? [])].map(({ unit: unitKey, ...values }) => ({ id: newId(), agencyId, personId: person(one.key), unitId: unit(unitKey), ...values })),
    ));
    await manager.insert(AccountEntity, people.people.map((one) => ({
      personId: person(one.key), agencyId, email: one.email, passwordHash: hashes.get(one.key) ?? null, mustChangePassword: !hashes.has(one.key),
    })));
    await manager.insert(RoleAssignmentEntity, rolesOf(people).map(({ key, role, scope }) => ({
      id: newId(), agencyId, personId: person(key), role, scopeKind: scope.kind, scopeId: scope.kind === 'unit' ? unit(scope.unit) : agencyId, validFrom: '2026-01-01',
    })));
  });
  const actor: Organisation['actor'] = (key, assignments) => ({
    kind: 'person', personId: person(key), agencyId, sessionId: newId(), name: people.people.find((one) => one.key === key)?.fullName ?? key, assignments,
  });
  return { agencyId, system, person, actor };
}

type Role = DemoPeople['accounts'][number]['roles'][number];

/** Everybody learns, and heads oversee their unit; the named accounts have their own roles besides. */
function rolesOf(people: DemoPeople): (Role & { readonly key: string })[] {
  const named = people.accounts.flatMap((account) => account.roles.map((role) => ({ ...role, key: account.person })));
  const heads = people.units.flatMap(({ key: unit, head }) => (head === null || named.some((role) => role.key === head) ? [] : [{ key: head, role: 'supervisor' as const, scope: { kind: 'unit' as const, unit } }]));
  const learners = people.people.filter((one) => !named.some((role) => role.key === one.key && role.role === 'learner'));
  return [...named, ...heads, ...learners.map((one) => ({ key: one.key, role: 'learner' as const, scope: { kind: 'agency' as const } }))];
}

async function hashesFor(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const hasher = new PasswordHasher();
  return new Map(await Promise.all(keys.map(async (key) => [key, await hasher.hash(DEMO_PASSWORD)] as const)));
}

/** An instant within office hours `day` days from today, in the demo agency's zone (UTC+7). */
export function instantOf(day: number): Date {
  const at = new Date();
  at.setUTCDate(at.getUTCDate() + day);
  at.setUTCHours(1 + randomInt(8), randomInt(60), randomInt(60), 0);
  return day === 0 && at.getTime() > Date.now() ? new Date(Date.now() - 60_000) : at;
}

/** Calendar day, `2026-11-22`, `day` days from today. */
export function dayOf(day: number): string {
  return instantOf(day).toISOString().slice(0, 10);
}
