import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { PackageOfferEntity } from './package-offer.entity.js';

/** Where a course of this agency came from. Its version fields name the version of the giver that was taken last. */
@Entity('package_receipts')
@Index('package_receipts_once', ['offerId'], { unique: true })
@Index('package_receipts_by_course', ['courseId'], { unique: true })
@Index('package_receipts_by_agency', ['agencyId'])
@Index('package_receipts_by_person', ['acceptedBy'])
export class PackageReceiptEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => PackageOfferEntity)
  offerId!: string;

  /** The own course; its row comes to be when everything has been copied. */
  @Column('uuid')
  courseId!: string;

  /** The own programme, made with the course. */
  @Column('uuid', { nullable: true })
  programmeId!: string | null;

  /** What of the giver's programme was taken last. */
  @Column('jsonb', { nullable: true })
  programme!: unknown;

  @Column('text')
  giverName!: string;

  @Column('text')
  courseTitle!: string;

  @Column('uuid')
  versionId!: string;

  @Column('integer')
  versionNumber!: number;

  /** Of the giver's version; the own one differs, because its ids do. */
  @Column('text')
  contentHash!: string;

  /** Owners before the giver, the first of all first: `{ agency, course, version, contentHash }[]`. */
  @Column('jsonb', { default: () => "'[]'" })
  chain!: unknown;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  acceptedBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  acceptedAt!: Date;

  @Column('timestamptz', { nullable: true })
  madeAt!: Date | null;
}
