import { randomUUID } from 'node:crypto';
import { decisionsRoutes, type DecisionBody } from '@sinau/contracts/decisions';
import type { Client, TestApi, TestPerson } from '../api.spec-kit.js';

type Wish = DecisionBody extends infer Body ? (Body extends unknown ? Omit<Body, 'id' | 'revision'> : never) : never;

export const goesOn: Wish = { kind: 'continue', reasons: 'Delapan dari sepuluh peserta lulus.' };
export const changes: Wish = { kind: 'change_curriculum', reasons: 'Praktik terlalu singkat.', request: { what: 'Tambah satu hari praktik', why: 'Peserta belum pernah mengisi register sendiri' } };

/** A decision on the run as it stands now. */
export async function decisionOn(admin: Client, runId: string, wish: Wish = goesOn) {
  const { run } = await admin.call(decisionsRoutes.one, { params: { runId } });
  return { params: { runId }, body: { ...wish, id: randomUUID(), revision: run.revision } };
}

/** Closes the run as its agency's administrator. */
export async function closeRun(admin: Client, runId: string, wish: Wish = goesOn) {
  return admin.call(decisionsRoutes.decide, await decisionOn(admin, runId, wish));
}

/** A run with its decision, without its use case: of any agency. Answers the decision's id. */
export async function decided(api: TestApi, runId: string, by: TestPerson): Promise<string> {
  const id = randomUUID();
  await api.sql(
    `insert into decisions (id, agency_id, run_id, course_id, kind, reasons, figures, decided_by) select $1, agency_id, id, course_id, 'change_instructor', 'Tidak hadir', '{"versionNumber": 1, "figures": []}', $3 from runs where id = $2`,
    [id, runId, by.id],
  );
  await api.sql('update runs set closed_at = now(), decision_id = $2 where id = $1', [runId, id]);
  return id;
}
