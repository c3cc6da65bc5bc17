import type { TemplateEffect } from '@sinau/domain/planning';
import type { ProgrammeMethod } from '@sinau/domain/programmes';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CourseEntity } from '../courses/course.entity.js';
import { AgencyEntity } from '../organisations/agency.entity.js';

/** What a programme costs and closes each time it is held: what the planner chooses from. */
@Entity('programme_templates')
@Index('programme_templates_by_name', ['agencyId', 'name'], { unique: true })
@Index('programme_templates_by_course', ['courseId'])
export class ProgrammeTemplateEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'programme_templates_pkey' })
  id!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('text')
  name!: string;

  @Column('text', { default: '' })
  summary!: string;

  @Column('jsonb', { default: () => "'[]'" })
  methods!: readonly ProgrammeMethod[];

  @Column('uuid', { nullable: true })
  @ForeignKey(() => CourseEntity)
  courseId!: string | null;

  /** Rupiah. */
  @Column('bigint')
  costPerRun!: string;

  @Column('integer')
  seatsPerRun!: number;

  /** Days of instructors that one run takes. */
  @Column('numeric', { precision: 5, scale: 1 })
  instructorDays!: string;

  /** JP of who attends one run. */
  @Column('numeric', { precision: 4, scale: 1 })
  hours!: string;

  @Column('integer')
  mostRuns!: number;

  @Column('jsonb', { default: () => "'[]'" })
  effects!: readonly TemplateEffect[];

  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz', { nullable: true })
  archivedAt!: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
