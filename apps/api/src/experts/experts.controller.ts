import { ExpertRegisterFile, InviteExperts, KeepExperts, RateExperts } from '@sinau/application/experts';
import { expertsRoutes } from '@sinau/contracts/experts';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { csvReply } from '../http/csv-reply.js';
import { Handles, type Call } from '../http/handles.js';

const routes = expertsRoutes;

/** The register of experts, their invitations and ratings. */
@Controller()
export class ExpertsController {
  constructor(
    @Inject(KeepExperts) private readonly keep: KeepExperts,
    @Inject(ExpertRegisterFile) private readonly register: ExpertRegisterFile,
    @Inject(InviteExperts) private readonly invitations: InviteExperts,
    @Inject(RateExperts) private readonly ratings: RateExperts,
  ) {}

  @Handles(routes.list)
  list({ actor, query }: Call<typeof routes.list>) {
    return this.keep.list(asPerson(actor), query);
  }

  @Handles(routes.file)
  async file({ actor }: Call<typeof routes.file>, reply: FastifyReply) {
    return csvReply(reply, 'narasumber.csv', await this.register.write(asPerson(actor)));
  }

  @Handles(routes.checkFile)
  checkFile({ actor, body }: Call<typeof routes.checkFile>) {
    return this.register.check(asPerson(actor), Buffer.from(body.content, 'base64'));
  }

  @Handles(routes.applyFile)
  applyFile({ actor, body }: Call<typeof routes.applyFile>) {
    return this.register.apply(asPerson(actor), Buffer.from(body.content, 'base64'));
  }

  @Handles(routes.create)
  create({ actor, body }: Call<typeof routes.create>) {
    return this.keep.create(asPerson(actor), body);
  }

  @Handles(routes.one)
  one({ actor, params }: Call<typeof routes.one>) {
    return this.keep.one(asPerson(actor), params.expertId);
  }

  @Handles(routes.change)
  change({ actor, params, body }: Call<typeof routes.change>) {
    return this.keep.change(asPerson(actor), params.expertId, body);
  }

  @Handles(routes.archive)
  archive({ actor, params }: Call<typeof routes.archive>) {
    return this.keep.archive(asPerson(actor), params.expertId);
  }

  @Handles(routes.restore)
  restore({ actor, params }: Call<typeof routes.restore>) {
    return this.keep.restore(asPerson(actor), params.expertId);
  }

  @Handles(routes.ofSession)
  ofSession({ actor, params }: Call<typeof routes.ofSession>) {
    return this.invitations.ofSession(asPerson(actor), params.sessionId);
  }

  @Handles(routes.invite)
  invite({ actor, params, body }: Call<typeof routes.invite>) {
    return this.invitations.invite(asPerson(actor), params.sessionId, params.expertId, body.topic);
  }

  @Handles(routes.answer)
  answer({ actor, params, body }: Call<typeof routes.answer>) {
    return this.invitations.answer(asPerson(actor), params.sessionId, params.expertId, body.state);
  }

  @Handles(routes.uninvite)
  uninvite({ actor, params }: Call<typeof routes.uninvite>) {
    return this.invitations.uninvite(asPerson(actor), params.sessionId, params.expertId);
  }

  @Handles(routes.toRate)
  async toRate({ actor }: Call<typeof routes.toRate>) {
    return { rows: await this.ratings.open(actor) };
  }

  @Handles(routes.rate)
  async rate({ actor, body }: Call<typeof routes.rate>) {
    await this.ratings.rate(actor, body);
  }
}
