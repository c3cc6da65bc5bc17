import { ChangePassword, ChangeSettings, EndSessions, ListDevices, ReadMe } from '@sinau/application/identity';
import { identityRoutes, type DeviceView, type MeView } from '@sinau/contracts/identity';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import type { SinauRequest } from '../http/sinau-request.js';
import { SessionCookies } from './session-cookies.js';

function liveSession({ sinau }: SinauRequest): Parameters<ReadMe['run']>[0] {
  return { actor: asPerson(sinau.actor), mustChangePassword: sinau.mustChangePassword, expiresAt: sinau.sessionExpiresAt ?? new Date(0) };
}

@Controller()
export class MeController {
  constructor(
    @Inject(ReadMe) private readonly readMe: ReadMe,
    @Inject(ChangeSettings) private readonly changeSettings: ChangeSettings,
    @Inject(ChangePassword) private readonly changePassword: ChangePassword,
    @Inject(SessionCookies) private readonly cookies: SessionCookies,
  ) {}

  @Handles(identityRoutes.me)
  me({ request }: Call<typeof identityRoutes.me>): Promise<MeView> {
    return this.readMe.run(liveSession(request));
  }

  @Handles(identityRoutes.changeSettings)
  async settings({ actor, body, request }: Call<typeof identityRoutes.changeSettings>): Promise<MeView> {
    await this.changeSettings.run(asPerson(actor), { ...body, address: request.ip, deviceHash: this.cookies.device(request).hash });
    return this.readMe.run(liveSession(request));
  }

  @Handles(identityRoutes.changePassword)
  async password({ actor, body, request }: Call<typeof identityRoutes.changePassword>, reply: FastifyReply): Promise<MeView> {
    const token = this.cookies.newToken();
    await this.changePassword.run(asPerson(actor), { ...body, address: request.ip, tokenHash: token.hash, deviceHash: this.cookies.device(request).hash });
    this.cookies.replace(reply, request, token);
    return this.readMe.ofToken(token.hash);
  }
}

@Controller()
export class DevicesController {
  constructor(
    @Inject(ListDevices) private readonly listDevices: ListDevices,
    @Inject(EndSessions) private readonly endSessions: EndSessions,
  ) {}

  @Handles(identityRoutes.devices)
  async list({ actor }: Call<typeof identityRoutes.devices>): Promise<{ devices: DeviceView[] }> {
    return { devices: await this.listDevices.run(asPerson(actor)) };
  }

  @Handles(identityRoutes.endDevice)
  async end({ actor, params }: Call<typeof identityRoutes.endDevice>): Promise<void> {
    await this.endSessions.one(asPerson(actor), params.sessionId);
  }

  @Handles(identityRoutes.signOutEverywhere)
  async endOthers({ actor }: Call<typeof identityRoutes.signOutEverywhere>): Promise<void> {
    await this.endSessions.others(asPerson(actor));
  }
}
