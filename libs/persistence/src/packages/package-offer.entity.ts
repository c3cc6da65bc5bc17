import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { CourseEntity } from '../courses/course.entity.js';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { ProgrammeEntity } from '../programmes/programme.entity.js';

/** A course, or a programme with its course, offered to one other agency. The receiver reads and answers it through functions alone. */
@Entity('package_offers')
@Index(['agencyId', 'offeredAt', 'id'])
@Index('package_offers_to', ['toAgencyId'])
@Index('package_offers_by_course', ['courseId'])
@Index('package_offers_by_programme', ['programmeId'])
@Index('package_offers_by_person', ['offeredBy'])
@Index('package_offers_once', ['courseId', 'toAgencyId'], { unique: true, where: `withdrawn_at is null and answer is distinct from 'declined'` })
export class PackageOfferEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  toAgencyId!: string;

  @Column('uuid')
  @ForeignKey(() => CourseEntity)
  courseId!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => ProgrammeEntity)
  programmeId!: string | null;

  /** What of the programme is offered, as it was then: name, objectives, indicators, methods, curriculum, evaluation plan. */
  @Column('jsonb', { nullable: true })
  programme!: unknown;

  /** The course's title when it was offered. */
  @Column('text')
  title!: string;

  @Column('text', { default: '' })
  note!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  offeredBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  offeredAt!: Date;

  @Column('text', { nullable: true })
  answer!: 'accepted' | 'declined' | null;

  /** Why it was declined. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('timestamptz', { nullable: true })
  answeredAt!: Date | null;

  /** From then on nothing more is taken; what was taken stays. */
  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;
}
