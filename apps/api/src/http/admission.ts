import type { Route } from '@sinau/contracts/core';
import { DomainError } from '@sinau/domain/core';
import { mayTry, type Permission } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { API_OPTIONS, type ApiOptions } from '../platform/api-options.js';
import { languageOf } from './language.js';
import { cookieName, hashToken, readCookie } from './session-cookie.js';
import { SessionReader } from './session-reader.js';
import type { RequestFacts } from './sinau-request.js';

const whilePasswordIsInitial = new Set(['GET /api/me', 'POST /api/me/password', 'DELETE /api/sessions/current', 'PATCH /api/me']);

/** Who asks, and whether such a person may ask this at all. What it concerns is the use case's to check. */
@Injectable()
export class Admission {
  constructor(
    @Inject(SessionReader) private readonly sessions: SessionReader,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  /** Throws `not_signed_in`, `password_change_required`, `forbidden`. */
  async admit(route: Route, request: FastifyRequest): Promise<RequestFacts> {
    const facts = await this.facts(request, route.permission);
    this.assertMay(route, facts);
    return facts;
  }

  private async facts(request: FastifyRequest, permission: Permission): Promise<RequestFacts> {
    const token = permission === 'public' ? null : readCookie(request.headers.cookie, cookieName(this.options.cookieSecure));
    const tokenHash = token === null || token === '' ? null : hashToken(token);
    const session = tokenHash && (await this.sessions.read(tokenHash));
    const known = session && session.expiresAt.getTime() > Date.now() ? session : null;
    return {
      language: languageOf(request.headers['accept-language']),
      actor: known ? { ...known.actor, requestId: request.id } : { kind: 'anonymous', requestId: request.id },
      tokenHash: known && tokenHash,
      mustChangePassword: known?.mustChangePassword ?? false,
      sessionExpiresAt: known?.expiresAt ?? null,
      input: { params: undefined, query: undefined, body: undefined },
    };
  }

  private assertMay(route: Route, { actor, mustChangePassword }: RequestFacts): void {
    if (route.permission === 'public') return;
    if (actor.kind !== 'person') throw new DomainError('not_signed_in');
    if (mustChangePassword && !whilePasswordIsInitial.has(`${route.method} ${route.path}`)) throw new DomainError('password_change_required');
    if (!mayTry(actor, route.permission)) throw new DomainError('forbidden');
  }
}
