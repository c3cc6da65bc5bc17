import type { EvidenceKind } from '@sinau/domain/points';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** One award on its way to the national personnel system. Its id is the key by which the other side knows it again. */
@Entity('record_deliveries')
@Index(['evidenceKind', 'evidenceId'], { unique: true })
@Index(['agencyId', 'state', 'id'])
@Index('record_deliveries_by_person', ['personId'])
export class RecordDeliveryEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('integer')
  year!: number;

  @Column('text')
  evidenceKind!: EvidenceKind;

  @Column('uuid')
  evidenceId!: string;

  @Column('text')
  shape!: 'kursus' | 'diklat';

  /** What is sent, frozen when it was asked for. */
  @Column('jsonb')
  record!: unknown;

  @Column('text', { default: 'waiting' })
  state!: 'waiting' | 'sent' | 'refused';

  @Column('integer', { default: 0 })
  attempts!: number;

  /** What the other side calls it. */
  @Column('text', { nullable: true })
  externalId!: string | null;

  /** Why it was refused, in the other side's words. */
  @Column('text', { nullable: true })
  problem!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;
}
