import { CompetencyFile, EditCompetency, EditProfiles, ProfileFile } from '@sinau/application/competencies';
import { competenciesRoutes } from '@sinau/contracts/competencies';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { csvReply } from '../http/csv-reply.js';

const routes = competenciesRoutes;

/** The framework, and what posts ask for. */
@Controller()
export class CompetenciesController {
  constructor(
    @Inject(EditCompetency) private readonly edit: EditCompetency,
    @Inject(CompetencyFile) private readonly competencyFile: CompetencyFile,
    @Inject(EditProfiles) private readonly editProfiles: EditProfiles,
    @Inject(ProfileFile) private readonly profilesFile: ProfileFile,
  ) {}

  @Handles(routes.list)
  list({ actor, query }: Call<typeof routes.list>) {
    return this.edit.list(asPerson(actor), query);
  }

  @Handles(routes.create)
  create({ actor, body }: Call<typeof routes.create>) {
    return this.edit.create(asPerson(actor), body);
  }

  @Handles(routes.read)
  read({ actor, params }: Call<typeof routes.read>) {
    return this.edit.read(asPerson(actor), params.competencyId);
  }

  @Handles(routes.change)
  change({ actor, params, body: { revision, ...form } }: Call<typeof routes.change>) {
    return this.edit.change(asPerson(actor), params.competencyId, revision, form);
  }

  @Handles(routes.archive)
  archive({ actor, params }: Call<typeof routes.archive>) {
    return this.edit.archive(asPerson(actor), params.competencyId);
  }

  @Handles(routes.restore)
  restore({ actor, params }: Call<typeof routes.restore>) {
    return this.edit.restore(asPerson(actor), params.competencyId);
  }

  @Handles(routes.file)
  async file({ actor }: Call<typeof routes.file>, reply: FastifyReply) {
    return csvReply(reply, 'kompetensi.csv', await this.competencyFile.write(asPerson(actor)));
  }

  @Handles(routes.profiles)
  profiles({ actor, query }: Call<typeof routes.profiles>) {
    return this.editProfiles.list(asPerson(actor), query);
  }

  @Handles(routes.createProfile)
  createProfile({ actor, body }: Call<typeof routes.createProfile>) {
    return this.editProfiles.create(asPerson(actor), body);
  }

  @Handles(routes.changeProfile)
  changeProfile({ actor, params, body: { revision, ...form } }: Call<typeof routes.changeProfile>) {
    return this.editProfiles.change(asPerson(actor), params.profileId, revision, form);
  }

  @Handles(routes.deleteProfile)
  deleteProfile({ actor, params }: Call<typeof routes.deleteProfile>) {
    return this.editProfiles.delete(asPerson(actor), params.profileId);
  }

  @Handles(routes.profileFile)
  async profileFile({ actor }: Call<typeof routes.profileFile>, reply: FastifyReply) {
    return csvReply(reply, 'profil-jabatan.csv', await this.profilesFile.write(asPerson(actor)));
  }

}
