import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CourseEntity } from '../courses/course.entity.js';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { CompetencyEntity } from './competency.entity.js';

/** What a course's certificate proves from now on. */
@Entity('course_competencies')
@Check('course_competencies_level', 'level between 1 and 5')
@Index('course_competencies_by_competency', ['competencyId'])
export class CourseCompetencyEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'course_competencies_pkey' })
  @ForeignKey(() => CourseEntity)
  courseId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'course_competencies_pkey' })
  @ForeignKey(() => CompetencyEntity)
  competencyId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  /** 1 to 5. */
  @Column('smallint')
  level!: number;
}
