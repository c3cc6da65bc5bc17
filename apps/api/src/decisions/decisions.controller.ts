import { DecideRun, InstructorBlocks, ReadDecisions } from '@sinau/application/decisions';
import { decisionsRoutes } from '@sinau/contracts/decisions';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** What is decided after a run, and what it rests on. */
@Controller()
export class DecisionsController {
  constructor(
    @Inject(ReadDecisions) private readonly readDecisions: ReadDecisions,
    @Inject(DecideRun) private readonly decideRun: DecideRun,
  ) {}

  @Handles(decisionsRoutes.list)
  list({ actor, query }: Call<typeof decisionsRoutes.list>) {
    return this.readDecisions.list(actor, query);
  }

  @Handles(decisionsRoutes.one)
  one({ actor, params }: Call<typeof decisionsRoutes.one>) {
    return this.readDecisions.one(actor, params.runId);
  }

  @Handles(decisionsRoutes.decide)
  decide({ actor, params, body }: Call<typeof decisionsRoutes.decide>) {
    return this.decideRun.decide(actor, params.runId, body);
  }

  @Handles(decisionsRoutes.withdraw)
  withdraw({ actor, params, body }: Call<typeof decisionsRoutes.withdraw>) {
    return this.decideRun.withdraw(actor, params.runId, body.reason);
  }

  @Handles(decisionsRoutes.requests)
  requests({ actor, query }: Call<typeof decisionsRoutes.requests>) {
    return this.readDecisions.requests(actor, query);
  }
}

/** The circle from a need to the next version. */
@Controller()
export class ChainController {
  constructor(@Inject(ReadDecisions) private readonly readDecisions: ReadDecisions) {}

  @Handles(decisionsRoutes.courseChain)
  course({ actor, params }: Call<typeof decisionsRoutes.courseChain>) {
    return this.readDecisions.courseChain(actor, params.courseId);
  }

  @Handles(decisionsRoutes.programmeChain)
  programme({ actor, params }: Call<typeof decisionsRoutes.programmeChain>) {
    return this.readDecisions.programmeChain(actor, params.programmeId);
  }

  @Handles(decisionsRoutes.courseChanges)
  changes({ actor, params }: Call<typeof decisionsRoutes.courseChanges>) {
    return this.readDecisions.courseChanges(actor, params.courseId);
  }
}

/** Who is not to teach a run. */
@Controller()
export class InstructorBlocksController {
  constructor(@Inject(InstructorBlocks) private readonly instructorBlocks: InstructorBlocks) {}

  @Handles(decisionsRoutes.blocks)
  async blocks({ actor, params }: Call<typeof decisionsRoutes.blocks>) {
    return { rows: await this.instructorBlocks.read(actor, params.runId) };
  }

  @Handles(decisionsRoutes.override)
  async override({ actor, params, body }: Call<typeof decisionsRoutes.override>) {
    return { rows: await this.instructorBlocks.override(actor, params.runId, body) };
  }
}
