import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { CourseEntity } from './course.entity.js';

/** What the instructor edits: metadata and outline. Article bodies are rows of their own. */
@Entity('course_drafts')
@Index('course_drafts_by_person', ['editedBy'])
export class CourseDraftEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => CourseEntity, { onDelete: 'CASCADE' })
  courseId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  /** Grows with each save; a save that names an older one is refused. */
  @Column('integer', { default: 1 })
  revision!: number;

  /** `CourseOutline` of @sinau/domain/courses. */
  @Column('jsonb')
  document!: unknown;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  editedBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  editedAt!: Date;
}
