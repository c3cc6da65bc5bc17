import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TaskEntity } from '../core/task.entity.js';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** The plan of a year (HCDP) in one of its revisions. Signed, it is frozen; an edit makes the next number. */
@Entity('plans')
@Index('plans_by_number', ['agencyId', 'year', 'number'], { unique: true })
@Index('plans_one_draft', ['agencyId', 'year'], { unique: true, where: "state = 'draft'" })
@Index('plans_by_task', ['taskId'])
export class PlanEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'plans_pkey' })
  id!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('integer')
  year!: number;

  @Column('integer')
  number!: number;

  @Column('text', { default: 'draft' })
  state!: 'draft' | 'signed';

  /** Rupiah, seats, instructor days, JP per person. */
  @Column('jsonb')
  limits!: unknown;

  /** The needs and templates that it was reckoned from, as they were. */
  @Column('jsonb')
  basis!: unknown;

  /** Runs by template, as a person wants them. */
  @Column('jsonb', { default: () => "'[]'" })
  items!: unknown;

  /** What the planner proposed, with its reasons. */
  @Column('jsonb', { nullable: true })
  proposal!: unknown;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => TaskEntity)
  taskId!: string | null;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  createdBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  signedBy!: string | null;

  @Column('text', { nullable: true })
  signedByName!: string | null;

  @Column('timestamptz', { nullable: true })
  signedAt!: Date | null;

  /** The figures as they were signed. */
  @Column('jsonb', { nullable: true })
  snapshot!: unknown;

  @Column('integer', { default: 1 })
  revision!: number;
}
