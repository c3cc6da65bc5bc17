import {
  AgencySettings, ApplyImport, AssignRole, ChangeAgency, ChangePerson, CheckImport, MendImportRow, CreateAgency, CreatePerson, EditUnits, IssuePassword, ListAgencies, ListPeople, PersonDesk,
  ReadImports, ReadUnits, RetirePerson, RoleScopes, StartImport,
} from '@sinau/application/organisations';
import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { AgenciesController, AgencySettingsController } from './agencies.controller.js';
import { ImportsController } from './imports.controller.js';
import { PeopleController, PersonRecordsController } from './people.controller.js';
import { RoleScopesController } from './role-scopes.controller.js';
import { UnitsController } from './units.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [AgenciesController, AgencySettingsController, RoleScopesController, UnitsController, PeopleController, PersonRecordsController, ImportsController],
  providers: [
    AgencySettings, ApplyImport, AssignRole, ChangeAgency, ChangePerson, CheckImport, MendImportRow, CreateAgency, CreatePerson, EditUnits, IssuePassword, ListAgencies, ListPeople, PersonDesk,
    ReadImports, ReadUnits, RetirePerson, RoleScopes, StartImport,
  ],
})
export class OrganisationsModule {}
