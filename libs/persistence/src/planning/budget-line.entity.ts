import type { BudgetItem, BudgetKind } from '@sinau/domain/planning';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { ProgrammeEntity } from '../programmes/programme.entity.js';

/** Rupiah planned, committed or spent for a programme. Frozen when written; a mistake is reversed by another line, once. */
@Entity('programme_budget_lines')
@Index('programme_budget_lines_once_reversed', ['reverses'], { unique: true, where: 'reverses is not null' })
@Index('programme_budget_lines_by_programme', ['programmeId', 'recordedAt'])
export class BudgetLineEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'programme_budget_lines_pkey' })
  id!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('uuid')
  @ForeignKey(() => ProgrammeEntity)
  programmeId!: string;

  @Column('text')
  kind!: BudgetKind;

  /** What the rupiah are for. */
  @Column('text', { default: 'other' })
  item!: BudgetItem;

  /** Rupiah; a reversal carries the amount of what it reverses with the other sign. */
  @Column('bigint')
  amount!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => BudgetLineEntity)
  reverses!: string | null;

  @Column('text', { default: '' })
  note!: string;

  @Column('text', { nullable: true })
  document!: string | null;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  createdBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;
}
