import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { EvaluationEntity } from './evaluation.entity.js';

/** That a person answered: not when, and not what. */
@Entity('evaluation_receipts')
@Index('evaluation_receipts_by_person', ['personId'])
export class EvaluationReceiptEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'evaluation_receipts_pkey' })
  @ForeignKey(() => EvaluationEntity)
  evaluationId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'evaluation_receipts_pkey' })
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;
}
