import { ApplyImport, CheckImport, MendImportRow, ReadImports, StartImport } from '@sinau/application/organisations';
import { organisationsRoutes } from '@sinau/contracts/organisations';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { RawReply } from '../http/raw-reply.js';

function csvFile(reply: FastifyReply, fileName: string, csv: string): RawReply {
  reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="sinau.csv"; filename*=UTF-8''${encodeURIComponent(fileName)}`);
  return new RawReply(csv);
}

@Controller()
export class ImportsController {
  constructor(
    @Inject(StartImport) private readonly startImport: StartImport,
    @Inject(ReadImports) private readonly readImports: ReadImports,
    @Inject(CheckImport) private readonly checkImport: CheckImport,
    @Inject(MendImportRow) private readonly mendImportRow: MendImportRow,
    @Inject(ApplyImport) private readonly applyImport: ApplyImport,
  ) {}

  @Handles(organisationsRoutes.importTemplate)
  template({ actor }: Call<typeof organisationsRoutes.importTemplate>, reply: FastifyReply) {
    return csvFile(reply, 'templat-pegawai.csv', this.readImports.template(asPerson(actor)));
  }

  @Handles(organisationsRoutes.imports)
  list({ actor, query }: Call<typeof organisationsRoutes.imports>) {
    return this.readImports.list(asPerson(actor), query);
  }

  @Handles(organisationsRoutes.startImport)
  start({ actor, body }: Call<typeof organisationsRoutes.startImport>) {
    return this.startImport.run(asPerson(actor), { fileName: body.fileName, bytes: Buffer.from(body.content, 'base64') });
  }

  @Handles(organisationsRoutes.import)
  read({ actor, params }: Call<typeof organisationsRoutes.import>) {
    return this.readImports.one(asPerson(actor), params.importId);
  }

  @Handles(organisationsRoutes.checkImport)
  check({ actor, params, body }: Call<typeof organisationsRoutes.checkImport>) {
    return this.checkImport.run(asPerson(actor), params.importId, body.mapping);
  }

  @Handles(organisationsRoutes.importErrors)
  errors({ actor, params, query }: Call<typeof organisationsRoutes.importErrors>) {
    return this.readImports.errors(asPerson(actor), params.importId, query);
  }

  @Handles(organisationsRoutes.wrongRows)
  async wrongRows({ actor, params, query, request }: Call<typeof organisationsRoutes.wrongRows>, reply: FastifyReply) {
    const { fileName, csv } = await this.readImports.wrongRows(asPerson(actor), params.importId, query.language ?? request.sinau.language);
    return csvFile(reply, fileName, csv);
  }

  @Handles(organisationsRoutes.rowsToMend)
  toMend({ actor, params, query }: Call<typeof organisationsRoutes.rowsToMend>) {
    return this.readImports.toMend(asPerson(actor), params.importId, query);
  }

  @Handles(organisationsRoutes.mendRow)
  mend({ actor, params, body }: Call<typeof organisationsRoutes.mendRow>) {
    return this.mendImportRow.run(asPerson(actor), params.importId, { line: params.line, cells: body.cells });
  }

  @Handles(organisationsRoutes.applyImport)
  apply({ actor, params }: Call<typeof organisationsRoutes.applyImport>) {
    return this.applyImport.run(asPerson(actor), params.importId);
  }

  @Handles(organisationsRoutes.undoImport)
  undo({ actor, params }: Call<typeof organisationsRoutes.undoImport>) {
    return this.applyImport.undo(asPerson(actor), params.importId);
  }
}
