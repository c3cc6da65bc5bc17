import type { ProgrammeMethod, ProgrammeState } from '@sinau/domain/programmes';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { CourseEntity } from '../courses/course.entity.js';
import { PlanEntity } from '../planning/plan.entity.js';
import { ProgrammeTemplateEntity } from '../planning/programme-template.entity.js';

/** Program pembinaan: what is done about needs in a year; its runs are dated. */
@Entity('programmes')
@Index(['agencyId', 'year', 'state'])
@Index('programmes_by_course', ['courseId'])
@Index('programmes_by_plan', ['planId'])
@Index('programmes_by_template', ['templateId'])
export class ProgrammeEntity extends AgencyOwned {
  @Column('text')
  name!: string;

  @Column('integer')
  year!: number;

  @Column('text', { default: 'draft' })
  state!: ProgrammeState;

  @Column('text', { default: '' })
  summary!: string;

  @Column('jsonb', { default: () => "'[]'" })
  objectives!: readonly string[];

  @Column('jsonb', { default: () => "'[]'" })
  indicators!: unknown;

  @Column('jsonb', { default: () => "'[]'" })
  methods!: readonly ProgrammeMethod[];

  /** The course that carries its material; asked for before a run opens. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => CourseEntity)
  courseId!: string | null;

  /** Parts that are not in the course: sessions and practice, with their JP. */
  @Column('jsonb', { default: () => "'[]'" })
  curriculum!: unknown;

  /** Rupiah. */
  @Column('bigint', { default: 0 })
  budgetPlanned!: string;

  @Column('uuid', { array: true, default: () => "'{}'" })
  ownerIds!: string[];

  @Column('jsonb', { default: () => "'{}'" })
  evaluationPlan!: unknown;

  /** The signed plan that it was made by; null when a person made it. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => PlanEntity)
  planId!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => ProgrammeTemplateEntity)
  templateId!: string | null;

  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
