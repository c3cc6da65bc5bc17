import { DivideSeats, SettleRun, WaitForSeat } from '@sinau/application/programmes';
import { programmesRoutes } from '@sinau/contracts/programmes';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Whose seats a run has, its programme and its teachers. */
@Controller()
export class RunSeatsController {
  constructor(
    @Inject(DivideSeats) private readonly divideSeats: DivideSeats,
    @Inject(SettleRun) private readonly settleRun: SettleRun,
  ) {}

  @Handles(programmesRoutes.seats)
  seats({ actor, params }: Call<typeof programmesRoutes.seats>) {
    return this.settleRun.seats(actor, params.runId);
  }

  @Handles(programmesRoutes.changeSeats)
  changeSeats({ actor, params, body }: Call<typeof programmesRoutes.changeSeats>) {
    return this.divideSeats.divide(actor, params.runId, body);
  }

  @Handles(programmesRoutes.handBack)
  handBack({ actor, params }: Call<typeof programmesRoutes.handBack>) {
    return this.divideSeats.handBack(actor, params.runId, params.quotaId);
  }

  @Handles(programmesRoutes.settle)
  settle({ actor, params, body }: Call<typeof programmesRoutes.settle>) {
    return this.settleRun.settle(actor, params.runId, body);
  }

  @Handles(programmesRoutes.instructors)
  async instructors({ actor, params, body }: Call<typeof programmesRoutes.instructors>) {
    return { rows: await this.settleRun.instructors(actor, params.runId, body.instructors) };
  }
}

/** Who waits for a seat. */
@Controller()
export class WaitingController {
  constructor(@Inject(WaitForSeat) private readonly waitForSeat: WaitForSeat) {}

  @Handles(programmesRoutes.waiting)
  waiting({ actor, params, query }: Call<typeof programmesRoutes.waiting>) {
    return this.waitForSeat.list(actor, params.runId, query);
  }

  @Handles(programmesRoutes.putWaiting)
  put({ actor, params, body }: Call<typeof programmesRoutes.putWaiting>) {
    return this.waitForSeat.put(actor, params.runId, body.personIds);
  }

  @Handles(programmesRoutes.removeWaiting)
  remove({ actor, params }: Call<typeof programmesRoutes.removeWaiting>) {
    return this.waitForSeat.remove(actor, params.runId, params.placeId);
  }

  @Handles(programmesRoutes.wait)
  wait({ actor, params }: Call<typeof programmesRoutes.wait>) {
    return this.waitForSeat.self(actor, params.runId);
  }

  @Handles(programmesRoutes.stopWaiting)
  stop({ actor, params }: Call<typeof programmesRoutes.stopWaiting>) {
    return this.waitForSeat.stop(actor, params.runId);
  }

  @Handles(programmesRoutes.ownRequests)
  async own({ actor }: Call<typeof programmesRoutes.ownRequests>) {
    return { rows: await this.waitForSeat.own(actor) };
  }
}
