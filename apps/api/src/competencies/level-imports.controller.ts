import { LevelImports } from '@sinau/application/competencies';
import { competenciesRoutes } from '@sinau/contracts/competencies';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { csvReply } from '../http/csv-reply.js';

const routes = competenciesRoutes;

/** Levels that were found elsewhere, as a file. */
@Controller()
export class LevelImportsController {
  constructor(@Inject(LevelImports) private readonly imports: LevelImports) {}

  @Handles(routes.levelTemplate)
  template({ actor }: Call<typeof routes.levelTemplate>, reply: FastifyReply) {
    return csvReply(reply, 'tingkat-kompetensi.csv', this.imports.template(asPerson(actor)));
  }

  @Handles(routes.levelImports)
  async list({ actor }: Call<typeof routes.levelImports>) {
    return { rows: await this.imports.list(asPerson(actor)) };
  }

  @Handles(routes.tryLevelImport)
  try({ actor, body }: Call<typeof routes.tryLevelImport>) {
    return this.imports.try(asPerson(actor), { fileName: body.fileName, bytes: Buffer.from(body.content, 'base64') });
  }

  @Handles(routes.levelImport)
  one({ actor, params }: Call<typeof routes.levelImport>) {
    return this.imports.one(asPerson(actor), params.importId);
  }

  @Handles(routes.applyLevelImport)
  apply({ actor, params }: Call<typeof routes.applyLevelImport>) {
    return this.imports.apply(asPerson(actor), params.importId);
  }

  @Handles(routes.wrongLevels)
  async wrong({ actor, params, query, request }: Call<typeof routes.wrongLevels>, reply: FastifyReply) {
    return csvReply(reply, 'perbaiki-tingkat-kompetensi.csv', await this.imports.wrongRows(asPerson(actor), params.importId, query.language ?? request.sinau.language));
  }
}
