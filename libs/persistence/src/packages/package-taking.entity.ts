import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { PackageReceiptEntity } from './package-receipt.entity.js';

/** One version of the giver on its way into this agency: the first makes the course, each later one is a proposal. */
@Entity('package_takings')
@Index('package_takings_once', ['receiptId', 'versionId'], { unique: true })
@Index('package_takings_by_agency', ['agencyId'])
@Index('package_takings_going', ['movedAt'], { where: `state = 'copying'` })
@Index('package_takings_by_person', ['decidedBy'])
export class PackageTakingEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => PackageReceiptEntity)
  receiptId!: string;

  @Column('text')
  kind!: 'first' | 'update';

  @Column('uuid')
  versionId!: string;

  @Column('integer')
  versionNumber!: number;

  @Column('text')
  contentHash!: string;

  /** `ready`: the files of an update are here, and its content waits to be merged into the draft. */
  @Column('text')
  state!: 'copying' | 'ready' | 'taken' | 'declined' | 'failed';

  /** Why an update was declined. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** Code of what went wrong when failed. */
  @Column('text', { nullable: true })
  failure!: string | null;

  @Column('integer', { default: 0 })
  files!: number;

  @Column('integer', { default: 0 })
  filesDone!: number;

  @Column('bigint', { default: 0 })
  bytes!: string;

  @Column('bigint', { default: 0 })
  bytesDone!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  decidedBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  /** The last sign of life of the copying. */
  @Column('timestamptz', { default: () => 'now()' })
  movedAt!: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}
