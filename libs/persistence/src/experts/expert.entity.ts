import type { FeeBand } from '@sinau/domain/experts';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** Somebody who can be invited to a session: of this agency, another one, or none. */
@Entity('experts')
@Index(['agencyId', 'name', 'id'])
@Index('experts_by_name_and_home', ['agencyId', 'name', 'homeAgency'], { unique: true })
@Index('experts_by_person', ['personId'])
export class ExpertEntity extends AgencyOwned {
  @Column('text')
  name!: string;

  /** Where the expert has an account here. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  personId!: string | null;

  @Column('text')
  homeAgency!: string;

  /** What the agency's framework has no competency for. */
  @Column('text', { array: true, default: '{}' })
  expertise!: readonly string[];

  @Column('text')
  feeBand!: FeeBand;

  /** In the expert's words: "Selasa dan Kamis pagi". Days are in their own table. */
  @Column('text', { default: '' })
  availability!: string;

  @Column('text', { nullable: true })
  contact!: string | null;

  @Column('timestamptz', { nullable: true })
  archivedAt!: Date | null;

  @Column('integer', { default: 1 })
  revision!: number;
}
