import { ActInAgency, EndSessions, ExtendSession, ReadMe, SignIn } from '@sinau/application/identity';
import { identityRoutes, type MeView } from '@sinau/contracts/identity';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { SessionCookies } from './session-cookies.js';

@Controller()
export class SessionsController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(ReadMe) private readonly readMe: ReadMe,
    @Inject(EndSessions) private readonly endSessions: EndSessions,
    @Inject(SessionCookies) private readonly cookies: SessionCookies,
  ) {}

  @Handles(identityRoutes.signIn)
  async open({ body, request }: Call<typeof identityRoutes.signIn>, reply: FastifyReply): Promise<MeView> {
    const token = this.cookies.newToken();
    const device = this.cookies.device(request);
    await this.signIn.run({
      ...body, address: request.ip, userAgent: request.headers['user-agent'], tokenHash: token.hash, shownHash: this.cookies.shown(request), deviceHash: device.hash,
    });
    this.cookies.give(reply, token);
    this.cookies.giveDevice(reply, device);
    return this.readMe.ofToken(token.hash);
  }

  @Handles(identityRoutes.signOut)
  async close({ actor, request }: Call<typeof identityRoutes.signOut>, reply: FastifyReply): Promise<void> {
    const person = asPerson(actor);
    await this.endSessions.one(person, person.sessionId);
    this.cookies.take(reply, request);
  }
}

@Controller()
export class CurrentSessionController {
  constructor(
    @Inject(ExtendSession) private readonly extendSession: ExtendSession,
    @Inject(ActInAgency) private readonly actInAgency: ActInAgency,
    @Inject(ReadMe) private readonly readMe: ReadMe,
    @Inject(SessionCookies) private readonly cookies: SessionCookies,
  ) {}

  @Handles(identityRoutes.extendSession)
  async extend({ actor, request }: Call<typeof identityRoutes.extendSession>): Promise<MeView> {
    const person = asPerson(actor);
    const expiresAt = await this.extendSession.run(person);
    this.cookies.forget(request);
    return this.readMe.run({ actor: person, mustChangePassword: request.sinau.mustChangePassword, expiresAt });
  }

  @Handles(identityRoutes.actInAgency)
  async enter({ actor, body, request }: Call<typeof identityRoutes.actInAgency>, reply: FastifyReply): Promise<MeView> {
    const token = this.cookies.newToken();
    await this.actInAgency.run(asPerson(actor), { ...body, tokenHash: token.hash });
    this.cookies.replace(reply, request, token);
    return this.readMe.ofToken(token.hash);
  }
}
