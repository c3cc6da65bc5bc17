import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { NeedEntity } from './need.entity.js';

/** Somebody who is known to have the need: counted once, however many needs are merged. */
@Entity('need_people')
@Index('need_people_by_person', ['personId'])
export class NeedPersonEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'need_people_pkey' })
  @ForeignKey(() => NeedEntity)
  needId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'need_people_pkey' })
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;
}
