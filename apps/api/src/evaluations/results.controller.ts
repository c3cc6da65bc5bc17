import { ImportResults, ReadResults } from '@sinau/application/evaluations';
import { resultsRoutes as routes } from '@sinau/contracts/evaluations';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Service indices and appraisal marks, and what they show around a run. */
@Controller()
export class ResultsController {
  constructor(
    @Inject(ReadResults) private readonly read: ReadResults,
    @Inject(ImportResults) private readonly files: ImportResults,
  ) {}

  @Handles(routes.results)
  results({ actor, params }: Call<typeof routes.results>) {
    return this.read.ofRun(actor, params.runId);
  }

  @Handles(routes.indices)
  indices({ actor }: Call<typeof routes.indices>) {
    return this.read.indices(actor);
  }

  @Handles(routes.checkIndices)
  checkIndices({ actor, body }: Call<typeof routes.checkIndices>) {
    return this.files.checkIndices(actor, Buffer.from(body.content, 'base64'));
  }

  @Handles(routes.applyIndices)
  applyIndices({ actor, body }: Call<typeof routes.applyIndices>) {
    return this.files.applyIndices(actor, Buffer.from(body.content, 'base64'));
  }

  @Handles(routes.checkMarks)
  checkMarks({ actor, body }: Call<typeof routes.checkMarks>) {
    return this.files.checkMarks(actor, Buffer.from(body.content, 'base64'));
  }

  @Handles(routes.applyMarks)
  applyMarks({ actor, body }: Call<typeof routes.applyMarks>) {
    return this.files.applyMarks(actor, Buffer.from(body.content, 'base64'));
  }
}
