import { ExportAudit, ReadAudit } from '@sinau/application/audit';
import { auditRoutes } from '@sinau/contracts/audit';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { RawReply } from '../http/raw-reply.js';

@Controller()
export class AuditController {
  constructor(
    @Inject(ReadAudit) private readonly readAudit: ReadAudit,
    @Inject(ExportAudit) private readonly exportAudit: ExportAudit,
  ) {}

  @Handles(auditRoutes.list)
  list({ actor, query }: Call<typeof auditRoutes.list>) {
    return this.readAudit.list(actor, query);
  }

  @Handles(auditRoutes.chain)
  chain({ actor }: Call<typeof auditRoutes.chain>) {
    return this.readAudit.chain(actor);
  }

  @Handles(auditRoutes.export)
  async export({ actor, query, request }: Call<typeof auditRoutes.export>, reply: FastifyReply) {
    const csv = await this.exportAudit.run(actor, query, request.sinau.language);
    void reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="sinau-audit.csv"');
    return new RawReply(csv);
  }
}
