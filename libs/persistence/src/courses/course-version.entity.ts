import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { CourseEntity } from './course.entity.js';

/** A published version: never changed (a trigger refuses), cached by id. Holds no answer key. */
@Entity('course_versions')
@Index(['courseId', 'number'], { unique: true })
@Index(['agencyId', 'courseId'])
@Index('course_versions_by_person', ['publishedBy'])
export class CourseVersionEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => CourseEntity, { onDelete: 'CASCADE' })
  courseId!: string;

  @Column('integer')
  number!: number;

  /** Outline with article bodies and quiz settings. */
  @Column('jsonb')
  document!: unknown;

  /** SHA-256 of the canonical JSON of `document`, hex. */
  @Column('text')
  contentHash!: string;

  @Column('jsonb')
  changes!: unknown;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  publishedBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  publishedAt!: Date;
}
