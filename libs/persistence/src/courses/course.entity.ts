import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** A course's identity, apart from its draft and its versions. */
@Entity('courses')
@Index(['agencyId', 'archivedAt', 'id'])
export class CourseEntity extends AgencyOwned {
  @Column('uuid')
  @Index()
  @ForeignKey(() => PersonEntity)
  ownerId!: string;

  /** The newest published version; null before the first. */
  @Column('uuid', { nullable: true })
  currentVersionId!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  archivedAt!: Date | null;
}
