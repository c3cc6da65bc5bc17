import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { EnrolmentEntity } from './enrolment.entity.js';

@Entity('lesson_progress')
export class LessonProgressEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => EnrolmentEntity, { onDelete: 'CASCADE' })
  enrolmentId!: string;

  @PrimaryColumn('uuid')
  lessonId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  /** Seconds: where playback goes on. */
  @Column('integer', { default: 0 })
  positionSeconds!: number;

  /** When that place was taken, also by a device that was offline then; null before anything was played. */
  @Column('timestamptz', { nullable: true })
  positionAt!: Date | null;

  /** Union of watched ranges in seconds; only grows (R18). */
  @Column('int4multirange', { default: () => "'{}'" })
  watched!: string;

  @Column('timestamptz', { default: () => 'now()' })
  openedAt!: Date;

  @Column('timestamptz', { nullable: true })
  completedAt!: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
