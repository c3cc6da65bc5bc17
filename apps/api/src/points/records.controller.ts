import { ManageRecords } from '@sinau/application/points';
import { pointsRoutes } from '@sinau/contracts/points';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Records of training on their way to the national personnel system. */
@Controller()
export class RecordsController {
  constructor(@Inject(ManageRecords) private readonly records: ManageRecords) {}

  @Handles(pointsRoutes.recordService)
  service({ actor }: Call<typeof pointsRoutes.recordService>) {
    return this.records.service(asPerson(actor));
  }

  @Handles(pointsRoutes.setRecordService)
  setService({ actor, body }: Call<typeof pointsRoutes.setRecordService>) {
    return this.records.setService(asPerson(actor), body);
  }

  @Handles(pointsRoutes.recordDeliveries)
  deliveries({ actor, query }: Call<typeof pointsRoutes.recordDeliveries>) {
    return this.records.deliveries(asPerson(actor), query);
  }

  @Handles(pointsRoutes.retryDelivery)
  retry({ actor, params }: Call<typeof pointsRoutes.retryDelivery>) {
    return this.records.retry(asPerson(actor), params.deliveryId);
  }

  @Handles(pointsRoutes.noteCorrection)
  correct({ actor, params }: Call<typeof pointsRoutes.noteCorrection>) {
    return this.records.correct(asPerson(actor), params.deliveryId);
  }

  @Handles(pointsRoutes.recordExports)
  exports({ actor }: Call<typeof pointsRoutes.recordExports>) {
    return this.records.exports(asPerson(actor));
  }

  @Handles(pointsRoutes.exportRecords)
  ask({ actor, body }: Call<typeof pointsRoutes.exportRecords>) {
    return this.records.ask(asPerson(actor), body);
  }

  @Handles(pointsRoutes.recordExportFile)
  file({ actor, params }: Call<typeof pointsRoutes.recordExportFile>) {
    return this.records.address(asPerson(actor), params.taskId);
  }
}
