import { pointsCsv, ReadOwnPoints, ReadTeam } from '@sinau/application/points';
import { pointsRoutes } from '@sinau/contracts/points';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { RawReply } from '../http/raw-reply.js';

/** One's own learning hours, and those of one's team. */
@Controller()
export class PointsController {
  constructor(
    @Inject(ReadOwnPoints) private readonly points: ReadOwnPoints,
    @Inject(ReadTeam) private readonly readTeam: ReadTeam,
  ) {}

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

  @Handles(pointsRoutes.team)
  team({ actor, query }: Call<typeof pointsRoutes.team>) {
    return this.readTeam.list(asPerson(actor), query);
  }

  @Handles(pointsRoutes.teamMember)
  member({ actor, params, query }: Call<typeof pointsRoutes.teamMember>) {
    return this.readTeam.member(asPerson(actor), params.personId, query.year);
  }
}
