import {
  ApplyImport, AssignRole, ChangeAgency, ChangePerson, CheckImport, CreateAgency, CreatePerson, EditUnits, IssuePassword, ListAgencies, ListPeople, PersonDesk,
  ReadImports, ReadUnits, RetirePerson, StartImport,
} from '@sinau/application/organisations';
import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { AgenciesController } from './agencies.controller.js';
import { ImportsController } from './imports.controller.js';
import { PeopleController, PersonRecordsController } from './people.controller.js';
import { UnitsController } from './units.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [AgenciesController, UnitsController, PeopleController, PersonRecordsController, ImportsController],
  providers: [
    ApplyImport, AssignRole, ChangeAgency, ChangePerson, CheckImport, CreateAgency, CreatePerson, EditUnits, IssuePassword, ListAgencies, ListPeople, PersonDesk,
    ReadImports, ReadUnits, RetirePerson, StartImport,
  ],
})
export class OrganisationsModule {}
