import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { RunEntity } from '../enrolments/run.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** A place on a run's waiting list. Resolved ones stay, so that the order can be explained later. */
@Entity('waiting_places')
@Index('waiting_places_once', ['runId', 'personId'], { unique: true, where: "state = 'waiting'" })
@Index('waiting_places_in_order', ['runId', 'position'], { unique: true })
@Index('waiting_places_by_person', ['personId'])
@Index(['agencyId', 'state'])
export class WaitingPlaceEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => RunEntity)
  runId!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  /** Given under the run's lock; only grows. */
  @Column('integer')
  position!: number;

  @Column('text', { default: 'waiting' })
  state!: 'waiting' | 'seated' | 'left';

  @Column('text')
  source!: 'self' | 'admin' | 'nomination' | 'rule';

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  resolvedAt!: Date | null;
}
