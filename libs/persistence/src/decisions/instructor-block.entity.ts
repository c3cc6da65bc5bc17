import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { CourseEntity } from '../courses/course.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { ProgrammeEntity } from '../programmes/programme.entity.js';
import { DecisionEntity } from './decision.entity.js';

/** Somebody who is not to teach the next runs of a programme, or of a course where the run was of no programme. Holds as long as its decision stands. */
@Entity('instructor_blocks')
@Check('instructor_blocks_named', '(person_id is null) <> (guest_name is null)')
@Index('instructor_blocks_by_decision', ['decisionId'])
@Index('instructor_blocks_by_programme', ['programmeId'])
@Index('instructor_blocks_by_course', ['courseId'])
@Index('instructor_blocks_by_person', ['personId'])
@Index('instructor_blocks_of_agency', ['agencyId'])
export class InstructorBlockEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => DecisionEntity)
  decisionId!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => ProgrammeEntity)
  programmeId!: string | null;

  @Column('uuid')
  @ForeignKey(() => CourseEntity)
  courseId!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  personId!: string | null;

  @Column('text', { nullable: true })
  guestName!: string | null;
}
