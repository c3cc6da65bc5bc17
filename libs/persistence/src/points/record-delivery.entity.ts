import type { DeliveryState, EvidenceKind } from '@sinau/domain/points';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** One award on its way to the national personnel system. Its id is the key by which the other side knows it again. */
@Entity('record_deliveries')
@Index(['evidenceKind', 'evidenceId'], { unique: true })
@Index(['agencyId', 'state', 'id'])
@Index('record_deliveries_by_person', ['personId'])
@Index('record_deliveries_due', ['agencyId', 'nextAt'], { where: "state in ('waiting', 'sending')" })
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
  state!: DeliveryState;

  @Column('integer', { default: 0 })
  attempts!: number;

  /** What the other side calls it. */
  @Column('text', { nullable: true })
  externalId!: string | null;

  /** Why it was refused or could not be sent: a code of ours, or the other side's words. */
  @Column('text', { nullable: true })
  problem!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  /** Not before this is it tried again. */
  @Column('timestamptz', { default: () => 'now()' })
  nextAt!: Date;

  /** Until then one worker alone is sending it. */
  @Column('timestamptz', { nullable: true })
  leasedUntil!: Date | null;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;

  /** When a person noted that the other side was told of its reversal; the audit knows who. */
  @Column('timestamptz', { nullable: true })
  correctedAt!: Date | null;
}
