import type { FastifyReply } from 'fastify';
import { RawReply } from './raw-reply.js';

/** Less than what the address lives. */
const REDIRECTION_KEPT = 'private, max-age=30';

/** Leads to a short-lived address at the store. */
export function elsewhere(reply: FastifyReply, url: string): RawReply {
  void reply.status(302).header('location', url).header('cache-control', REDIRECTION_KEPT);
  return new RawReply('');
}
