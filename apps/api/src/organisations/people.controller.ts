import { AssignRole, ChangePerson, CreatePerson, IssuePassword, ListPeople, PersonDesk, RetirePerson } from '@sinau/application/organisations';
import { organisationsRoutes } from '@sinau/contracts/organisations';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';
import { hashToken, newSessionToken } from '../http/session-cookie.js';
import { API_OPTIONS, type ApiOptions } from '../platform/api-options.js';

@Controller()
export class PeopleController {
  constructor(
    @Inject(ListPeople) private readonly listPeople: ListPeople,
    @Inject(PersonDesk) private readonly desk: PersonDesk,
    @Inject(CreatePerson) private readonly createPerson: CreatePerson,
    @Inject(ChangePerson) private readonly changePerson: ChangePerson,
  ) {}

  @Handles(organisationsRoutes.people)
  list({ actor, query }: Call<typeof organisationsRoutes.people>) {
    return this.listPeople.run(asPerson(actor), query);
  }

  @Handles(organisationsRoutes.person)
  read({ actor, params }: Call<typeof organisationsRoutes.person>) {
    return this.desk.read(asPerson(actor), params.personId);
  }

  @Handles(organisationsRoutes.createPerson)
  create({ actor, body }: Call<typeof organisationsRoutes.createPerson>) {
    return this.createPerson.run(asPerson(actor), body);
  }

  @Handles(organisationsRoutes.changePerson)
  change({ actor, params, body }: Call<typeof organisationsRoutes.changePerson>) {
    return this.changePerson.form(asPerson(actor), params.personId, body);
  }

  @Handles(organisationsRoutes.suspendPerson)
  suspend({ actor, params, body }: Call<typeof organisationsRoutes.suspendPerson>) {
    return this.changePerson.suspend(asPerson(actor), params.personId, body.reason);
  }

  @Handles(organisationsRoutes.reactivatePerson)
  reactivate({ actor, params }: Call<typeof organisationsRoutes.reactivatePerson>) {
    return this.changePerson.reactivate(asPerson(actor), params.personId);
  }
}

@Controller()
export class PersonRecordsController {
  constructor(
    @Inject(RetirePerson) private readonly retirePerson: RetirePerson,
    @Inject(ChangePerson) private readonly changePerson: ChangePerson,
    @Inject(AssignRole) private readonly assignRole: AssignRole,
    @Inject(IssuePassword) private readonly issuePassword: IssuePassword,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  @Handles(organisationsRoutes.retirePerson)
  retire({ actor, params, body }: Call<typeof organisationsRoutes.retirePerson>) {
    return this.retirePerson.run(asPerson(actor), params.personId, body);
  }

  @Handles(organisationsRoutes.giveIdentifier)
  giveIdentifier({ actor, params, body }: Call<typeof organisationsRoutes.giveIdentifier>) {
    return this.changePerson.giveIdentifier(asPerson(actor), params.personId, body);
  }

  @Handles(organisationsRoutes.appoint)
  appoint({ actor, params, body }: Call<typeof organisationsRoutes.appoint>) {
    return this.changePerson.appoint(asPerson(actor), params.personId, body);
  }

  @Handles(organisationsRoutes.endAppointment)
  endAppointment({ actor, params, body }: Call<typeof organisationsRoutes.endAppointment>) {
    return this.changePerson.endAppointment(asPerson(actor), params.personId, params.appointmentId, body.validTo);
  }

  @Handles(organisationsRoutes.assignRole)
  assign({ actor, params, body }: Call<typeof organisationsRoutes.assignRole>) {
    return this.assignRole.assign(asPerson(actor), params.personId, body);
  }

  @Handles(organisationsRoutes.endRole)
  endRole({ actor, params }: Call<typeof organisationsRoutes.endRole>) {
    return this.assignRole.end(asPerson(actor), params.personId, params.assignmentId);
  }

  @Handles(organisationsRoutes.issuePassword)
  async password({ actor, params, body }: Call<typeof organisationsRoutes.issuePassword>) {
    if (body.delivery === 'show') return { password: await this.issuePassword.show(asPerson(actor), params.personId) };
    const token = newSessionToken();
    const address = `${this.options.publicUrl}/atur-ulang-sandi#kode=${token}`;
    await this.issuePassword.mail(asPerson(actor), params.personId, { address, tokenHash: hashToken(token) });
    return { password: null };
  }
}
