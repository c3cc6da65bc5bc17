import { ReportPractice, SignPractice } from '@sinau/application/sessions';
import { practiceRoutes } from '@sinau/contracts/sessions';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** One's own reports of field practice. */
@Controller()
export class OwnPracticeController {
  constructor(@Inject(ReportPractice) private readonly reports: ReportPractice) {}

  @Handles(practiceRoutes.own)
  async own({ actor }: Call<typeof practiceRoutes.own>) {
    return { rows: await this.reports.list(actor) };
  }

  @Handles(practiceRoutes.ownOne)
  ownOne({ actor, params }: Call<typeof practiceRoutes.ownOne>) {
    return this.reports.one(actor, params.sessionId);
  }

  @Handles(practiceRoutes.write)
  write({ actor, params, body }: Call<typeof practiceRoutes.write>) {
    return this.reports.write(actor, params.sessionId, body.text);
  }

  @Handles(practiceRoutes.addFile)
  addFile({ actor, params, body }: Call<typeof practiceRoutes.addFile>) {
    return this.reports.addFile(actor, params.sessionId, params.fileId, { fileName: body.fileName, bytes: Buffer.from(body.content, 'base64') });
  }

  @Handles(practiceRoutes.removeFile)
  removeFile({ actor, params }: Call<typeof practiceRoutes.removeFile>) {
    return this.reports.removeFile(actor, params.sessionId, params.fileId);
  }

  @Handles(practiceRoutes.submit)
  submit({ actor, params, body }: Call<typeof practiceRoutes.submit>) {
    return this.reports.submit(actor, params.sessionId, body.text);
  }
}

/** Reports that wait to be signed off. */
@Controller()
export class PracticeReportsController {
  constructor(@Inject(SignPractice) private readonly signPractice: SignPractice) {}

  @Handles(practiceRoutes.inbox)
  inbox({ actor, query }: Call<typeof practiceRoutes.inbox>) {
    return this.signPractice.inbox(asPerson(actor), query);
  }

  @Handles(practiceRoutes.one)
  one({ actor, params }: Call<typeof practiceRoutes.one>) {
    return this.signPractice.one(asPerson(actor), params.reportId);
  }

  @Handles(practiceRoutes.sign)
  sign({ actor, params, body }: Call<typeof practiceRoutes.sign>) {
    return this.signPractice.sign(asPerson(actor), params.reportId, body.revision);
  }

  @Handles(practiceRoutes.withdraw)
  withdraw({ actor, params, body }: Call<typeof practiceRoutes.withdraw>) {
    return this.signPractice.withdraw(asPerson(actor), params.reportId, body);
  }

  @Handles(practiceRoutes.giveBack)
  giveBack({ actor, params, body }: Call<typeof practiceRoutes.giveBack>) {
    return this.signPractice.giveBack(asPerson(actor), params.reportId, body);
  }
}
