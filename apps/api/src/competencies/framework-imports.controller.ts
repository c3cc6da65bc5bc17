import { FrameworkImports } from '@sinau/application/competencies';
import { competenciesRoutes } from '@sinau/contracts/competencies';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { csvReply } from '../http/csv-reply.js';

const routes = competenciesRoutes;
const wrongName = { framework: 'perbaiki-kompetensi.csv', profiles: 'perbaiki-profil-jabatan.csv' } as const;

/** The framework and the profiles, as files. */
@Controller()
export class FrameworkImportsController {
  constructor(@Inject(FrameworkImports) private readonly imports: FrameworkImports) {}

  @Handles(routes.frameworkImports)
  async list({ actor, params }: Call<typeof routes.frameworkImports>) {
    return { rows: await this.imports.list(asPerson(actor), params.kind) };
  }

  @Handles(routes.tryFrameworkImport)
  try({ actor, params, body }: Call<typeof routes.tryFrameworkImport>) {
    return this.imports.try(asPerson(actor), params.kind, { fileName: body.fileName, bytes: Buffer.from(body.content, 'base64') });
  }

  @Handles(routes.frameworkImport)
  one({ actor, params }: Call<typeof routes.frameworkImport>) {
    return this.imports.one(asPerson(actor), params.kind, params.importId);
  }

  @Handles(routes.applyFrameworkImport)
  apply({ actor, params }: Call<typeof routes.applyFrameworkImport>) {
    return this.imports.apply(asPerson(actor), params.kind, params.importId);
  }

  @Handles(routes.wrongFrameworkRows)
  async wrong({ actor, params, query, request }: Call<typeof routes.wrongFrameworkRows>, reply: FastifyReply) {
    return csvReply(reply, wrongName[params.kind], await this.imports.wrongRows(asPerson(actor), params.kind, params.importId, query.language ?? request.sinau.language));
  }
}
