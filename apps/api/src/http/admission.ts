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
    const facts: RequestFacts = {
      language: languageOf(request.headers['accept-language']),
      actor: { kind: 'anonymous', requestId: request.id },
      tokenHash: null,
      mustChangePassword: false,
      sessionExpiresAt: null,
      input: { params: undefined, query: undefined, body: undefined },
    };
    const token = readCookie(request.headers.cookie, cookieName(this.options.cookieSecure));
    if (permission === 'public' || token === null || token === '') return facts;
    const tokenHash = hashToken(token);
    const session = await this.sessions.read(tokenHash);
    if (!session || session.expiresAt.getTime() <= Date.now()) return facts;
    const { mustChangePassword, expiresAt } = session;
    return Object.assign(facts, { actor: { ...session.actor, requestId: request.id }, tokenHash, mustChangePassword, sessionExpiresAt: expiresAt });
  }

  private assertMay(route: Route, { actor, mustChangePassword }: RequestFacts): void {
    if (route.permission === 'public') return;
    if (actor.kind !== 'person') throw new DomainError('not_signed_in');
    if (mustChangePassword && !whilePasswordIsInitial.has(`${route.method} ${route.path}`)) throw new DomainError('password_change_required');
    if (!mayTry(actor, route.permission)) throw new DomainError('forbidden');
  }
}
