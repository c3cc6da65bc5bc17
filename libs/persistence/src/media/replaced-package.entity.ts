import { Column, Entity, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';

/** A video's package that a better one replaced: kept for those who play it, then deleted. */
@Entity('replaced_packages')
@Index('replaced_packages_prefix', ['agencyId', 'prefix'], { unique: true })
@Index('replaced_packages_object', ['agencyId', 'objectKey'])
@Index('replaced_packages_due', ['agencyId', 'deleteAfter'])
export class ReplacedPackageEntity extends AgencyOwned {
  /** The original's, which copies of a course share. */
  @Column('text')
  objectKey!: string;

  @Column('text')
  prefix!: string;

  @Column('text')
  kind!: 'hls' | 'progressive';

  @Column('text')
  contentType!: string;

  @Column('timestamptz')
  deleteAfter!: Date;
}
