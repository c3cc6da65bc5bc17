import { ChangeParticipants, ManageRun, ReadParticipant, ReadRuns, SeatPeople } from '@sinau/application/enrolments';
import { enrolmentsRoutes } from '@sinau/contracts/enrolments';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Runs (angkatan): dates and capacity. */
@Controller()
export class RunsController {
  constructor(
    @Inject(ReadRuns) private readonly readRuns: ReadRuns,
    @Inject(ManageRun) private readonly manageRun: ManageRun,
  ) {}

  @Handles(enrolmentsRoutes.runs)
  runs({ actor, query }: Call<typeof enrolmentsRoutes.runs>) {
    return this.readRuns.list(actor, query);
  }

  @Handles(enrolmentsRoutes.run)
  run({ actor, params }: Call<typeof enrolmentsRoutes.run>) {
    return this.readRuns.one(actor, params.runId);
  }

  @Handles(enrolmentsRoutes.createRun)
  create({ actor, body }: Call<typeof enrolmentsRoutes.createRun>) {
    return this.manageRun.create(actor, body);
  }

  @Handles(enrolmentsRoutes.changeRun)
  change({ actor, params, body }: Call<typeof enrolmentsRoutes.changeRun>) {
    return this.manageRun.change(actor, params.runId, body);
  }
}

/** Who is in a run. */
@Controller()
export class ParticipantsController {
  constructor(
    @Inject(ReadRuns) private readonly readRuns: ReadRuns,
    @Inject(ReadParticipant) private readonly readParticipant: ReadParticipant,
    @Inject(SeatPeople) private readonly seatPeople: SeatPeople,
    @Inject(ChangeParticipants) private readonly changeParticipants: ChangeParticipants,
  ) {}

  @Handles(enrolmentsRoutes.participants)
  participants({ actor, params, query }: Call<typeof enrolmentsRoutes.participants>) {
    return this.readRuns.participants(actor, params.runId, query);
  }

  @Handles(enrolmentsRoutes.participant)
  participant({ actor, params }: Call<typeof enrolmentsRoutes.participant>) {
    return this.readParticipant.run(actor, params);
  }

  @Handles(enrolmentsRoutes.enrolPeople)
  people({ actor, params, body }: Call<typeof enrolmentsRoutes.enrolPeople>) {
    return this.seatPeople.people(actor, params.runId, body.personIds);
  }

  @Handles(enrolmentsRoutes.enrolUnit)
  unit({ actor, params, body }: Call<typeof enrolmentsRoutes.enrolUnit>) {
    return this.seatPeople.unit(actor, params.runId, body.unitId);
  }

  @Handles(enrolmentsRoutes.enrolFile)
  file({ actor, params, body }: Call<typeof enrolmentsRoutes.enrolFile>) {
    return body.dryRun ? this.seatPeople.checkFile(actor, params.runId, body.rows) : this.seatPeople.file(actor, params.runId, body.rows);
  }

  @Handles(enrolmentsRoutes.withdraw)
  async withdraw({ actor, params, body }: Call<typeof enrolmentsRoutes.withdraw>) {
    await this.changeParticipants.withdraw(actor, params, body.reason);
  }

  @Handles(enrolmentsRoutes.reinstate)
  async reinstate({ actor, params }: Call<typeof enrolmentsRoutes.reinstate>) {
    await this.changeParticipants.reinstate(actor, params);
  }
}
