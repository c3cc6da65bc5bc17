import { gapsCsv, ReadGaps } from '@sinau/application/competencies';
import { competenciesRoutes } from '@sinau/contracts/competencies';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { csvReply } from '../http/csv-reply.js';

const routes = competenciesRoutes;

@Controller()
export class GapsController {
  constructor(@Inject(ReadGaps) private readonly gaps: ReadGaps) {}

  @Handles(routes.gaps)
  matrix({ actor, query }: Call<typeof routes.gaps>) {
    return this.gaps.matrix(asPerson(actor), query);
  }

  @Handles(routes.gapPeople)
  people({ actor, query }: Call<typeof routes.gapPeople>) {
    return this.gaps.people(asPerson(actor), query);
  }

  @Handles(routes.gapFile)
  async file({ actor, query, request }: Call<typeof routes.gapFile>, reply: FastifyReply) {
    return csvReply(reply, 'kesenjangan.csv', gapsCsv(await this.gaps.matrix(asPerson(actor), query), request.sinau.language));
  }
}
