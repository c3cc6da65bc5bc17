import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { RunEntity } from '../enrolments/run.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** Who teaches in a run: a person of the agency, or an invited expert by name. */
@Entity('run_instructors')
@Check('run_instructors_named', '(person_id is null) <> (guest_name is null)')
@Index('run_instructors_once', ['runId', 'personId'], { unique: true, where: 'person_id is not null' })
@Index('run_instructors_by_run', ['runId'])
@Index('run_instructors_by_person', ['personId'])
@Index(['agencyId', 'runId'])
export class RunInstructorEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => RunEntity)
  runId!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  personId!: string | null;

  @Column('text', { nullable: true })
  guestName!: string | null;

  /** Agency or institution of an invited expert. */
  @Column('text', { nullable: true })
  guestFrom!: string | null;

  @Column('text', { default: '' })
  topic!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
