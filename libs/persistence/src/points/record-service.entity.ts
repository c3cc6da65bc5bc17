import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** Where an agency's records of training are sent. One per agency. */
@Entity('record_services')
@Index('record_services_by_editor', ['updatedBy'])
export class RecordServiceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'record_services_pkey' })
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  /** Records are posted to it, and asked for below it by the id of their delivery. */
  @Column('text')
  address!: string;

  /** The serving roles may write it and never read it. */
  @Column('text', { nullable: true })
  accessKey!: string | null;

  /** The last four characters of the key. */
  @Column('text', { nullable: true })
  keyHint!: string | null;

  /** Whether awards go out by themselves. */
  @Column('boolean', { default: false })
  active!: boolean;

  /** Awards of earlier years stay here. */
  @Column('integer')
  sinceYear!: number;

  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  updatedBy!: string;
}
