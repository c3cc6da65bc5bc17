import { pointsCsv, ReadOwnPoints } from '@sinau/application/points';
import { pointsRoutes } from '@sinau/contracts/points';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { RawReply } from '../http/raw-reply.js';

/** One's own learning hours. */
@Controller()
export class PointsController {
  constructor(@Inject(ReadOwnPoints) private readonly points: ReadOwnPoints) {}

  @Handles(pointsRoutes.mine)
  mine({ actor, query }: Call<typeof pointsRoutes.mine>) {
    return this.points.run(actor, query.year);
  }

  @Handles(pointsRoutes.mineCsv)
  async csv({ actor, query, request }: Call<typeof pointsRoutes.mineCsv>, reply: FastifyReply) {
    const points = await this.points.run(actor, query.year);
    reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="jp-${query.year}.csv"`);
    return new RawReply(pointsCsv(points, request.sinau.language));
  }
}
