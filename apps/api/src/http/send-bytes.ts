import type { NamedBytes } from '@sinau/application/core';
import type { FastifyReply } from 'fastify';
import { RawReply } from './raw-reply.js';

/** A file that was made just now, as a download under its name. */
export function sendBytes(reply: FastifyReply, { bytes, type, name }: NamedBytes): RawReply {
  reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
  return new RawReply(bytes);
}
