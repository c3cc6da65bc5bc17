import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { CourseVersionEntity } from './course-version.entity.js';
import { CourseEntity } from './course.entity.js';

/** What the catalogue shows and searches of a course's current version, so that a list reads no document. Written when publishing. */
@Entity('catalogue_entries')
@Index('catalogue_entries_newest', ['agencyId', 'publishedAt', 'courseId'])
@Index('catalogue_entries_title', ['agencyId', 'title', 'courseId'])
export class CatalogueEntryEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => CourseEntity, { onDelete: 'CASCADE' })
  courseId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('uuid')
  @ForeignKey(() => CourseVersionEntity, { onDelete: 'CASCADE' })
  versionId!: string;

  @Column('text')
  title!: string;

  @Column('text')
  summary!: string;

  @Column('text')
  competencyClass!: string;

  @Column('integer')
  activityKind!: number;

  @Column('text', { default: 'id' })
  language!: 'id' | 'en';

  /** JP. */
  @Column('numeric', { precision: 4, scale: 1 })
  hours!: string;

  @Column('integer')
  minutes!: number;

  @Column('integer')
  lessons!: number;

  /** Of its videos and documents. */
  @Column('bigint')
  bytes!: string;

  /** Title, summary, objectives and module titles in the configuration `simple`: Indonesian has no stemmer here. */
  @Column('tsvector')
  search!: string;

  @Column('timestamptz')
  publishedAt!: Date;

  /** Archived courses leave the catalogue. */
  @Column('boolean', { default: false })
  hidden!: boolean;
}
