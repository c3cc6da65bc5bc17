import { v7 } from 'uuid';
import type { TestApi } from '../api.spec-kit.js';

/** An expert of an agency's register; answers its id. */
export async function addExpert(api: Pick<TestApi, 'sql'>, agencyId: string, name = `Ahli ${v7()}`): Promise<string> {
  const id = v7();
  await api.sql(`insert into experts (id, agency_id, name, home_agency, expertise, fee_band) values ($1, $2, $3, 'Universitas Tirta', '{manajemen risiko}', 'standard')`, [id, agencyId, name]);
  return id;
}
