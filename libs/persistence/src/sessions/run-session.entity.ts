import type { CompetencyClass } from '@sinau/domain/courses';
import type { SessionKind, SessionState } from '@sinau/domain/sessions';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { RunEntity } from '../enrolments/run.entity.js';

/** A part of a run that has a time and a place or a link. */
@Entity('run_sessions')
@Index(['runId', 'startsAt'])
@Index(['agencyId', 'startsAt', 'id'])
export class RunSessionEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => RunEntity)
  runId!: string;

  @Column('text')
  title!: string;

  @Column('text')
  kind!: SessionKind;

  @Column('timestamptz')
  startsAt!: Date;

  @Column('timestamptz')
  endsAt!: Date;

  /** IANA name; the zone in which its hours are told. */
  @Column('text')
  timeZone!: string;

  @Column('text', { nullable: true })
  place!: string | null;

  @Column('text', { nullable: true })
  link!: string | null;

  @Column('integer')
  activityKind!: number;

  @Column('text')
  competencyClass!: CompetencyClass;

  /** JP that full attendance counts. */
  @Column('numeric', { precision: 4, scale: 1 })
  hours!: string;

  /** Per cent of its time that must be attended to count as present. */
  @Column('smallint', { default: 80 })
  minimumShare!: number;

  @Column('text', { default: 'planned' })
  state!: SessionState;

  /** What its people were told; of cancelled ones alone. */
  @Column('text', { nullable: true })
  cancelReason!: string | null;

  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
