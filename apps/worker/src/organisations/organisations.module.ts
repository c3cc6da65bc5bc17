import { ForgetImportFiles, ImportPeople } from '@sinau/application/organisations';
import { Module } from '@nestjs/common';
import { ImportPeopleProcessor } from './import-people.processor.js';
import { OldPeopleFiles } from './organisations.reconcilers.js';

@Module({ providers: [ForgetImportFiles, ImportPeople, ImportPeopleProcessor, OldPeopleFiles] })
export class OrganisationsModule {}
