import { ImportPeople } from '@sinau/application/organisations';
import { Module } from '@nestjs/common';
import { ImportPeopleProcessor } from './import-people.processor.js';

@Module({ providers: [ImportPeople, ImportPeopleProcessor] })
export class OrganisationsModule {}
