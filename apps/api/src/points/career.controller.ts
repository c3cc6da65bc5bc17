import { ReadCareer } from '@sinau/application/points';
import { pointsRoutes } from '@sinau/contracts/points';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { sendBytes } from '../http/send-bytes.js';

/** Records of competency development as files. */
@Controller()
export class CareerController {
  constructor(@Inject(ReadCareer) private readonly career: ReadCareer) {}

  @Handles(pointsRoutes.ownCareer)
  async own({ actor, query, request }: Call<typeof pointsRoutes.ownCareer>, reply: FastifyReply) {
    return sendBytes(reply, await this.career.own(actor, { year: query.year, format: query.format, language: request.sinau.language }));
  }

  @Handles(pointsRoutes.printCareer)
  async print({ actor, params, body, request }: Call<typeof pointsRoutes.printCareer>, reply: FastifyReply) {
    return sendBytes(reply, await this.career.printOf(asPerson(actor), params.personId, { year: body.year, language: request.sinau.language }));
  }
}
