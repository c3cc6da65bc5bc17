import { randomBytes } from 'node:crypto';
import type { TestApi } from '../api.spec-kit.js';

/** An open need for 2027 of 10 people, none of them known. */
export async function needOf(api: TestApi, where: 'agency' | 'foreign', named: readonly string[] = []): Promise<string> {
  const agencyId = where === 'agency' ? api.agency.id : api.foreign.id;
  const [row] = await api.sql<{ id: string }>(
    `insert into needs (id, agency_id, origin, origins, year, title, people) values (gen_random_uuid(), $1, 'citizen', '{citizen}', 2027, 'Antrean terlalu lama', $2) returning id`, [agencyId, 10 + named.length],
  );
  const id = row?.id ?? '';
  for (const person of named) await api.sql(`insert into need_people (need_id, person_id, agency_id) values ($1, $2, $3)`, [id, person, agencyId]);
  return id;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function needCode(): string {
  return Array.from(randomBytes(26), (byte) => alphabet[byte & 31]).join('');
}
