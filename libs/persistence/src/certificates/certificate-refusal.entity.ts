import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EnrolmentEntity } from '../enrolments/enrolment.entity.js';
import { AgencyEntity } from '../organisations/agency.entity.js';

/** Why a completed enrolment has no certificate yet: something that an administrator must mend first. */
@Entity('certificate_refusals')
export class CertificateRefusalEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => EnrolmentEntity, { onDelete: 'CASCADE' })
  enrolmentId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  /** A code of the contracts' error catalogue. */
  @Column('text')
  code!: string;

  @Column('jsonb')
  facts!: unknown;

  @Column('timestamptz', { default: () => 'now()' })
  refusedAt!: Date;
}
