import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignIn } from '@sinau/application/identity';
import type { Language } from '@sinau/contracts/core';
import { identityRoutes } from '@sinau/contracts/identity';
import { localAddress } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../../http/handles.js';
import { problemOf } from '../../http/problem.filter.js';
import { RawReply } from '../../http/raw-reply.js';
import { readCookie } from '../../http/session-cookie.js';
import { API_OPTIONS, type ApiOptions } from '../../platform/api-options.js';
import { contentSecurityPolicy, pageHeaders } from '../../web/page-headers.js';
import { SessionCookies } from '../session-cookies.js';
import { entrancePage, type Entrance } from './entrance-page.js';

const LANGUAGE_COOKIE = 'sinau-language';

type PageCall = Call<typeof identityRoutes.signInPage> | Call<typeof identityRoutes.signInByForm>;

/** The language chosen on this device, as the application goes by it: Indonesian until somebody chooses. */
function languageOfDevice({ query, request }: PageCall): Language {
  return query.bahasa ?? (readCookie(request.headers.cookie, LANGUAGE_COOKIE) === 'en' ? 'en' : 'id');
}

function applicationOf(webRoot: string | null): string | null {
  const page = webRoot === null ? null : join(webRoot, 'index.html');
  return page !== null && existsSync(page) ? readFileSync(page, 'utf8') : null;
}

/** As a `Location` header may hold it: ASCII, and surely of this site. */
function locationOf(destination: string | null): string {
  const address = new URL(destination ?? '/', 'http://here.invalid');
  return address.host === 'here.invalid' ? `${address.pathname}${address.search}${address.hash}` : '/';
}

/** The sign-in page as HTML whose form needs no script; the application's page takes over where its script runs. */
@Controller()
export class EntranceController {
  private readonly application: string | null;
  private readonly policy: string;

  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(SessionCookies) private readonly cookies: SessionCookies,
    @Inject(API_OPTIONS) options: ApiOptions,
  ) {
    this.application = applicationOf(options.webRoot);
    this.policy = contentSecurityPolicy(new URL(options.storage.publicEndpoint).origin);
  }

  @Handles(identityRoutes.signInPage)
  page(call: Call<typeof identityRoutes.signInPage>, reply: FastifyReply): RawReply {
    if (call.query.bahasa) reply.header('set-cookie', `${LANGUAGE_COOKIE}=${call.query.bahasa}; Path=/; SameSite=Lax; Max-Age=31536000`);
    return this.show(call, reply, { login: '', fault: null });
  }

  @Handles(identityRoutes.signInByForm)
  async open(call: Call<typeof identityRoutes.signInByForm>, reply: FastifyReply): Promise<RawReply> {
    const { body, request } = call;
    const token = this.cookies.newToken();
    const device = this.cookies.device(request);
    try {
      await this.signIn.run({ ...body, address: request.ip, userAgent: request.headers['user-agent'], tokenHash: token.hash, shownHash: this.cookies.shown(request), deviceHash: device.hash });
    } catch (error) {
      return this.refuse(error, call, reply);
    }
    this.cookies.give(reply, token);
    this.cookies.giveDevice(reply, device);
    reply.status(303).header('location', locationOf(localAddress(call.query.tujuan)));
    return new RawReply('');
  }

  /** The page again with the reason in words; what is unknown to us is the filter's to log. */
  private refuse(error: unknown, call: Call<typeof identityRoutes.signInByForm>, reply: FastifyReply): RawReply {
    const { body: problem, known } = problemOf(error, languageOfDevice(call), call.request.id);
    if (!known) throw error;
    reply.status(problem.status);
    if (problem.status === 503) reply.header('retry-after', '2');
    if (typeof problem.facts?.['seconds'] === 'number') reply.header('retry-after', String(problem.facts['seconds']));
    return this.show(call, reply, { login: call.body.login, fault: problem.detail });
  }

  private show(call: PageCall, reply: FastifyReply, said: Pick<Entrance, 'login' | 'fault'>): RawReply {
    pageHeaders(reply, this.policy).header('cache-control', 'no-store');
    return new RawReply(entrancePage(this.application, { ...said, language: languageOfDevice(call), destination: localAddress(call.query.tujuan) }));
  }
}
