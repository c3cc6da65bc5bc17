import { setTimeout as pause } from 'node:timers/promises';
import { mayReadMetrics } from '@sinau/application/core';
import { DomainError } from '@sinau/domain/core';
import { statement, type Database } from '@sinau/persistence/core';
import type { FastifyInstance } from 'fastify';
import type { ApiMetrics } from './metrics.js';

const alive = statement('health.alive', 'select 1 as one');
/** A database that is silent this long is away for those who ask whether to send people here. */
const PATIENCE_MS = 2_000;

export type HealthOptions = { readonly database: Database; readonly metrics: ApiMetrics; readonly metricsToken: string | null };

async function databaseAnswers(database: Database): Promise<boolean> {
  const asked = database.run({ kind: 'anonymous' }, alive).then(() => true, () => false);
  const silence = new AbortController();
  const late = pause(PATIENCE_MS, false, { signal: silence.signal }).catch(() => false);
  const answer = await Promise.race([asked, late]);
  silence.abort();
  return answer;
}

/** `/live`, `/ready` and `/metrics`, for those who run Sinau. They stand outside the declared routes: no session, no person. */
export function serveHealth(fastify: FastifyInstance, { database, metrics, metricsToken }: HealthOptions): void {
  fastify.get('/live', (_request, reply) => reply.type('text/plain; charset=utf-8').send('alive\n'));
  fastify.get('/ready', async (_request, reply) => {
    const answers = await databaseAnswers(database);
    if (!answers) void reply.status(503).header('retry-after', '2');
    return { database: answers };
  });
  fastify.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request.raw, metricsToken)) throw new DomainError('not_found');
    const { type, text } = await metrics.page();
    return reply.type(type).send(text);
  });
}
