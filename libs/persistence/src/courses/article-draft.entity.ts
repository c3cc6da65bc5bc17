import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { CourseEntity } from './course.entity.js';

/** Body of an article lesson while it is edited. The key is the lesson's id. */
@Entity('article_drafts')
@Index('article_drafts_by_person', ['editedBy'])
export class ArticleDraftEntity {
  @PrimaryColumn('uuid')
  lessonId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('uuid')
  @Index()
  @ForeignKey(() => CourseEntity, { onDelete: 'CASCADE' })
  courseId!: string;

  @Column('integer', { default: 1 })
  revision!: number;

  /** ProseMirror JSON, checked by the allow-list of @sinau/domain/courses. */
  @Column('jsonb')
  body!: unknown;

  @Column('timestamptz', { default: () => 'now()' })
  editedAt!: Date;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  editedBy!: string | null;
}
