import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { RunEntity } from '../enrolments/run.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { InstructorBlockEntity } from './instructor-block.entity.js';

/** Lets somebody blocked teach one run, in writing. Frozen. */
@Entity('instructor_overrides')
@Index('instructor_overrides_once', ['blockId', 'runId'], { unique: true })
@Index('instructor_overrides_by_run', ['runId'])
@Index('instructor_overrides_by_person', ['createdBy'])
@Index('instructor_overrides_of_agency', ['agencyId'])
export class InstructorOverrideEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => InstructorBlockEntity)
  blockId!: string;

  @Column('uuid')
  @ForeignKey(() => RunEntity)
  runId!: string;

  @Column('text')
  reason!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  createdBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
