import type { FastifyReply } from 'fastify';
import { RawReply } from './raw-reply.js';

/** A CSV file to be saved under a name. */
export function csvReply(reply: FastifyReply, fileName: string, csv: string): RawReply {
  reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${fileName}"`);
  return new RawReply(csv);
}
