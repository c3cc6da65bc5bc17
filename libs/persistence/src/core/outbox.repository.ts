import type { JobDefinition, JobPayload } from '@sinau/contracts/jobs';
import { v7 as uuid } from 'uuid';
import type { Transaction } from './database.js';
import { statement } from './statement.js';

const add = statement(
  'outbox.add',
  `insert into outbox (id, agency_id, job, payload, request_id) values ($1, $2, $3, $4, $5)`,
);

/** Asks for a job, together with the change that causes it: both commit or neither. */
export async function enqueue<J extends JobDefinition>(transaction: Transaction, job: J, payload: JobPayload<J>): Promise<void> {
  const checked = job.payload.parse(payload);
  const agencyId = transaction.actor.kind === 'anonymous' ? null : transaction.actor.agencyId;
  await transaction.query(add, [uuid(), agencyId, job.name, JSON.stringify(checked), transaction.requestId]);
}
