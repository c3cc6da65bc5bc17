import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { RunSessionEntity } from '../sessions/run-session.entity.js';
import { AgencyOwned } from '../core/agency-owned.js';
import { ExpertEntity } from './expert.entity.js';

/** A mark for an expert at a session. It holds no person, no time, and a random id: nothing tells whose it is. Frozen. */
@Entity('expert_ratings')
@Index('expert_ratings_by_expert', ['expertId'])
@Index('expert_ratings_by_session', ['sessionId'])
export class ExpertRatingEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => ExpertEntity)
  expertId!: string;

  @Column('uuid')
  @ForeignKey(() => RunSessionEntity)
  sessionId!: string;

  /** 1 to 5. */
  @Column('smallint')
  mark!: number;
}

/** That a participant has rated an expert at a session, and nothing else. */
@Entity('expert_raters')
@Index('expert_raters_by_person', ['personId'])
@Index('expert_raters_by_expert', ['expertId'])
export class ExpertRaterEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => RunSessionEntity)
  sessionId!: string;

  @PrimaryColumn('uuid')
  @ForeignKey(() => ExpertEntity)
  expertId!: string;

  @PrimaryColumn('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;
}
