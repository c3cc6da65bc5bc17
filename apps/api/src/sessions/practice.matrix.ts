import type { practiceRoutes } from '@sinau/contracts/sessions';
import { v7 } from 'uuid';
import { everyone, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';
import { addReport, practiceWorld, type GivenReport } from './practice.spec-kit.js';

type Asked = { params: Record<string, string>; body?: unknown };

/** One's own practice, one that a colleague is in, and one of another agency. */
function own(make: (sessionId: string) => Asked, done: number): MatrixRow {
  const of = async (api: TestApi, person: TestPerson) => make((await practiceWorld(api, person)).sessionId);
  return {
    ask: { own: (api, who) => of(api, who), agency: (api) => of(api, api.people.colleague), foreign: (api) => of(api, api.people.foreignLearner) },
    answers: everyone(403, { learner: { own: done, agency: 404, foreign: 404 } }),
  };
}

/** `course`: somebody of the supervisor's units; `agency`: of others. */
function signing(make: (report: GivenReport) => Asked, state: 'submitted' | 'signed' = 'submitted'): MatrixRow {
  const of = async (api: TestApi, person: TestPerson) => make(await addReport(api, person, state));
  return {
    ask: { course: (api) => of(api, api.people.colleague), agency: (api) => of(api, api.people.elsewhere), foreign: (api) => of(api, api.people.foreignLearner) },
    answers: everyone(403, { agency_admin: { course: 200, agency: 200, foreign: 404 }, supervisor: { course: 200, agency: 404, foreign: 404 } }),
  };
}

const reportOf = ({ reportId }: GivenReport) => ({ params: { reportId } });
/** Text, which no report takes: told before the store is asked. */
const file = { fileName: 'foto.jpg', content: Buffer.from('bukan foto').toString('base64') };

export const practiceMatrix: Matrix<typeof practiceRoutes> = {
  own: { ask: { own: () => ({}) }, answers: everyone(403, { learner: 200 }) },
  ownOne: own((sessionId) => ({ params: { sessionId } }), 200),
  write: own((sessionId) => ({ params: { sessionId }, body: { text: 'Menyusun daftar risiko' } }), 200),
  addFile: own((sessionId) => ({ params: { sessionId, fileId: v7() }, body: file }), 400),
  removeFile: own((sessionId) => ({ params: { sessionId, fileId: v7() } }), 404),
  submit: own((sessionId) => ({ params: { sessionId }, body: { text: 'Belum ada foto' } }), 409),
  inbox: { ask: { own: () => ({}) }, answers: everyone(403, { agency_admin: 200, supervisor: 200 }) },
  one: signing(reportOf),
  sign: signing((report) => ({ ...reportOf(report), body: { revision: 1 } })),
  withdraw: signing((report) => ({ ...reportOf(report), body: { revision: 1, reason: 'Fotonya milik orang lain' } }), 'signed'),
  giveBack: signing((report) => ({ ...reportOf(report), body: { revision: 1, reason: 'Tambahkan foto ruang obat' } })),
};
