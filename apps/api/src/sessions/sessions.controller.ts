import { ManageSessions, ReadSessions, ShowRoomCode, WebinarHook } from '@sinau/application/sessions';
import { sessionsRoutes } from '@sinau/contracts/sessions';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Sessions of a run, and the code on their room's screen. */
@Controller()
export class RunSessionsController {
  constructor(
    @Inject(ReadSessions) private readonly read: ReadSessions,
    @Inject(ManageSessions) private readonly manage: ManageSessions,
    @Inject(ShowRoomCode) private readonly showCode: ShowRoomCode,
    @Inject(WebinarHook) private readonly webinarHook: WebinarHook,
  ) {}

  @Handles(sessionsRoutes.ofRun)
  ofRun({ actor, params }: Call<typeof sessionsRoutes.ofRun>) {
    return this.read.ofRun(actor, params.runId);
  }

  @Handles(sessionsRoutes.create)
  create({ actor, params, body }: Call<typeof sessionsRoutes.create>) {
    return this.manage.create(actor, params.runId, body);
  }

  @Handles(sessionsRoutes.one)
  one({ actor, params }: Call<typeof sessionsRoutes.one>) {
    return this.read.one(actor, params.sessionId);
  }

  @Handles(sessionsRoutes.change)
  change({ actor, params, body }: Call<typeof sessionsRoutes.change>) {
    return this.manage.change(actor, params.sessionId, body);
  }

  @Handles(sessionsRoutes.cancel)
  cancel({ actor, params, body }: Call<typeof sessionsRoutes.cancel>) {
    return this.manage.cancel(actor, params.sessionId, body.reason);
  }

  @Handles(sessionsRoutes.roomCode)
  roomCode({ actor, params, query }: Call<typeof sessionsRoutes.roomCode>) {
    return this.showCode.run(actor, params.sessionId, query.direction);
  }

  @Handles(sessionsRoutes.hook)
  hook({ actor, params }: Call<typeof sessionsRoutes.hook>) {
    return this.webinarHook.read(actor, params.sessionId);
  }

  @Handles(sessionsRoutes.makeHookKey)
  makeHookKey({ actor, params }: Call<typeof sessionsRoutes.makeHookKey>) {
    return this.webinarHook.makeKey(actor, params.sessionId);
  }
}
