import { ExportReport, ReadReports } from '@sinau/application/reports';
import { reportsRoutes } from '@sinau/contracts/reports';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Dashboards of the agency and of the platform, and their files. */
@Controller()
export class ReportsController {
  constructor(
    @Inject(ReadReports) private readonly readReports: ReadReports,
    @Inject(ExportReport) private readonly exportReport: ExportReport,
  ) {}

  @Handles(reportsRoutes.units)
  units({ actor }: Call<typeof reportsRoutes.units>) {
    return this.readReports.filters(actor);
  }

  @Handles(reportsRoutes.one)
  one({ actor, params, query }: Call<typeof reportsRoutes.one>) {
    return this.readReports.one(actor, params.report, query);
  }

  @Handles(reportsRoutes.platform)
  platform({ actor, query }: Call<typeof reportsRoutes.platform>) {
    return this.readReports.platform(actor, query.year);
  }

  @Handles(reportsRoutes.exportReport)
  ask({ actor, params, body }: Call<typeof reportsRoutes.exportReport>) {
    return this.exportReport.ask(actor, params.report, body);
  }

  @Handles(reportsRoutes.exportState)
  state({ actor, params }: Call<typeof reportsRoutes.exportState>) {
    return this.exportReport.state(actor, params.exportId);
  }

  @Handles(reportsRoutes.exportFile)
  async address({ actor, params }: Call<typeof reportsRoutes.exportFile>) {
    return { url: await this.exportReport.address(actor, params.exportId) };
  }
}
