import { createHash, randomUUID } from 'node:crypto';
import type { TestApi, TestPerson } from '../api.spec-kit.js';

type Given = { readonly state?: string; readonly number?: string; readonly sha256?: string; readonly startsOn?: string; readonly endsOn?: string; readonly hours?: number; readonly organiser?: string };

/** A claim as filed by somebody, in any state; answers its id. */
export async function addClaim(api: Pick<TestApi, 'sql'>, person: TestPerson, given: Given = {}): Promise<string> {
  const id = randomUUID();
  const { state = 'submitted', number = null, startsOn = '2026-02-02', endsOn = '2026-02-04', hours = 8, organiser = 'Pusat Pelatihan', sha256 = createHash('sha256').update(id).digest('hex') } = given;
  await api.sql(
    `insert into training_claims (id, agency_id, person_id, title, organiser, certificate_number, comparable_number, starts_on, ends_on, hours_claimed, hours_accepted, activity_kind, competency_class,
       file_name, file_type, file_bytes, file_sha256, state)
     values ($1, $2, $3, 'Analisis kebijakan publik', $4, $5::text, regexp_replace(upper($5::text), '[^A-Z0-9]', '', 'g'), $6, $7, $8::numeric, case when $9::text = 'accepted' then $8::numeric end, 3, 'technical', 'bukti.pdf', 'application/pdf', 1000, $10, $9)`,
    [id, person.agencyId, person.id, organiser, number, startsOn, endsOn, hours, state, sha256],
  );
  return id;
}
