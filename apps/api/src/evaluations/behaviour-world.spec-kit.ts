import { PublicSite } from '@sinau/application/core';
import { AskAboutBehaviour, FollowBehaviour } from '@sinau/application/evaluations';
import { behaviourRoutes } from '@sinau/contracts/evaluations';
import type { FormItem } from '@sinau/domain/evaluations';
import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { v7 } from 'uuid';
import { PUBLIC_URL, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';
import { formOf } from './evaluations.spec-kit.js';

export const register: FormItem = { id: '01930000-0000-7000-8000-00000000c001', kind: 'likert', aspect: 'behaviour', prompt: 'Memperbarui daftar risiko tiap bulan', required: true, competencyId: null, scale: 4 };
export const comment: FormItem = { id: '01930000-0000-7000-8000-00000000c002', kind: 'text', aspect: 'behaviour', prompt: 'Contohnya?', required: false, competencyId: null };

export type BehaviourWorld = {
  readonly world: LearningWorld;
  /** The person completed the run at that time. */
  complete(person: Pick<TestPerson, 'id' | 'agencyId'>, at: string): Promise<void>;
  /** What the worker does at a moment, twice over. Returns how many were told. */
  work(at: Date): Promise<number>;
  /** Somebody of the unit without an account. */
  worker(unitId: string): Promise<Pick<TestPerson, 'id' | 'agencyId'>>;
  close(): Promise<void>;
};

/** A run of whose alumni behaviour is asked about, 30, 90 and 180 days after completion, of two colleagues too. */
export async function behaviourWorld(api: TestApi): Promise<BehaviourWorld> {
  const made = await alumniWorld(api);
  const { versionId } = await formOf(api, api.people.agencyAdmin, 3, [register, comment]);
  await api.as(api.people.agencyAdmin).call(behaviourRoutes.changeBehaviour, { params: { runId: made.world.runId }, body: { formVersionId: versionId, days: [180, 30, 90], colleagues: 2 } });
  return made;
}

/** The same, of whose alumni nobody asks anything yet. */
export async function alumniWorld(api: TestApi): Promise<BehaviourWorld> {
  const world = await learningWorld(api);
  const source = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' }).initialize();
  const database = new Database(source);
  const [follow, ask] = [new FollowBehaviour(database), new AskAboutBehaviour(database, new PublicSite(PUBLIC_URL))];
  const system: SystemActor = { kind: 'system', agencyId: api.agency.id, job: 'behaviour' };
  return {
    world,
    async complete(person, at) {
      await api.sql(`insert into enrolments (id, agency_id, run_id, course_id, person_id, source, state, completed_at) values ($1, $2, $3, $4, $5, 'admin', 'completed', $6)`, [v7(), person.agencyId, world.runId, world.courseId, person.id, at]);
    },
    async work(at) {
      if (await follow.find(system, at)) await follow.run(system, at);
      await follow.run(system, at);
      const told = (await ask.find(system, at)) ? await ask.run(system, at) : 0;
      return told + (await ask.run(system, at));
    },
    async worker(unitId) {
      const person = { id: v7(), agencyId: api.agency.id };
      await api.sql(`insert into people (id, agency_id, full_name) values ($1, $2, $3)`, [person.id, person.agencyId, `Pegawai ${person.id.slice(-6)}`]);
      await api.sql(`insert into appointments (id, agency_id, person_id, unit_id, position_title, position_kind, valid_from) values ($1, $2, $3, $4, 'Perawat', 'pelaksana', '2020-01-01')`, [v7(), person.agencyId, person.id, unitId]);
      return person;
    },
    close: () => source.destroy(),
  };
}
