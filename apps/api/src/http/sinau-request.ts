import type { Language } from '@sinau/contracts/core';
import type { Actor } from '@sinau/domain/identity';
import type { FastifyRequest } from 'fastify';

/** What is known of a request when its handler runs. */
export type RequestFacts = {
  language: Language;
  actor: Actor;
  /** SHA-256 of the session token, when the request carried one that is valid. */
  tokenHash: Buffer | null;
  mustChangePassword: boolean;
  sessionExpiresAt: Date | null;
  input: { params: unknown; query: unknown; body: unknown };
};

export type SinauRequest = FastifyRequest & { sinau: RequestFacts };
