import type { ApiConfiguration, MigrateConfiguration, WorkerConfiguration } from '@sinau/config';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { seedClaims } from './claims.js';
import { seedCertificates, seedTemplate } from './certificates.js';
import { seedFramework, seedMeasurements } from './competencies.js';
import { seedCourse, type SeededCourse } from './courses.js';
import { seedDecisions } from './decisions.js';
import { readCourses, readLogo, readPeople, readProgress, type DemoPeople } from './demo-files.js';
import { Doors } from './doors.js';
import { seedEvaluationLevels } from './evaluation-levels.js';
import { seedEvaluations } from './evaluations.js';
import { seedLearning } from './learning.js';
import { seedExperts } from './experts.js';
import { seedPackages } from './packages.js';
import { seedPractice } from './practice.js';
import { seedPlans } from './plans.js';
import { seedNeeds } from './needs.js';
import { DEMO_PASSWORD, seedOrganisation } from './organisation.js';
import { seedRecords } from './records.js';
import { seedSessions } from './sessions.js';
import { seedJointRun } from './joint-run.js';
import { seedProgramme } from './programme.js';
import { seedPeopleImport } from './people-import.js';

export type DemoLogin = { readonly role: string; readonly name: string; readonly login: string; readonly password: string };
export type Configurations = { readonly migrate: MigrateConfiguration; readonly api: ApiConfiguration; readonly worker: WorkerConfiguration };

/** Who may be tried: the named accounts of the demo. */
export function demoLogins(people: DemoPeople = readPeople()): DemoLogin[] {
  return people.accounts.flatMap(({ person, purpose }) => {
    const found = people.people.find((one) => one.key === person);
    return found ? [{ role: purpose, name: found.fullName, login: found.identifier.value, password: DEMO_PASSWORD }] : [];
  });
}

/**
 * Fills an empty database with the demo agency, once. A seed that was cut off is taken away and begun
 * anew: until it has ended, nothing in the database is anybody's. Returns false when there was nothing to do.
 */
export async function seedDemo(configurations: Configurations): Promise<boolean> {
  const doors = await Doors.open(configurations.migrate, configurations.api, configurations.worker);
  try {
    const { dataSource } = doors.owner;
    const agencies: { demo: string | null }[] = await dataSource.query(`select settings ->> 'demo' as demo from agencies`);
    if (agencies.some(({ demo }) => demo !== 'unfinished')) return false;
    if (agencies.length > 0) await dataSource.query('truncate agencies cascade');
    await seed(doors, configurations);
    return true;
  } finally {
    await doors.close();
  }
}

async function seed(doors: Doors, { api }: Configurations): Promise<void> {
  await doors.store.ensureBucket([api.publicUrl]);
  const people = readPeople();
  const organisation = await seedOrganisation(doors, people);
  await seedTemplate(doors, organisation, people, readLogo());
  const author = organisation.actor('endang-sriwahyuningrum', [{ role: 'instructor', scope: { kind: 'agency', agencyId: organisation.agencyId } }]);
  const courses = new Map<string, SeededCourse>();
  for (const demo of readCourses()) courses.set(demo.course.key, await seedCourse(doors, organisation, author, demo));
  const progress = readProgress();
  const enrolments = await seedLearning(doors, organisation, progress, courses);
  const serving = createDataSource(api.database.url, { size: 2, name: 'sinau-seed' });
  await serving.initialize();
  try {
    const database = new Database(serving);
    await seedFramework(organisation, database, courses);
    await seedCertificates(doors, organisation, database, enrolments);
    await seedSessions(doors, organisation, database, enrolments);
    await seedExperts(doors, organisation, database);
    await seedPractice(doors, organisation, database, enrolments);
    await seedClaims(doors, organisation, database);
    await seedPeopleImport(doors, organisation, database);
    await seedMeasurements(doors, organisation, database, people);
    const needs = await seedNeeds(doors, organisation, database);
    await seedProgramme(doors, organisation, database, courses);
    await seedJointRun(doors, organisation, database, courses);
    await seedPackages(doors, organisation, database);
    await seedPlans(doors, organisation, database, needs);
    await seedEvaluations(doors, organisation, database, enrolments);
    const course = courses.get('risiko-puskesmas');
    if (course) await seedEvaluationLevels(doors, organisation, database, { enrolments, course });
    if (course) await seedDecisions(doors, organisation, database, { author, course, progress, enrolments });
    await seedRecords(doors, organisation, database);
  } finally {
    await serving.destroy();
  }
  await doors.owner.dataSource.query(`update agencies set settings = settings - 'demo'`);
}
