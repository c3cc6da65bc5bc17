import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';

/** What the nightly look at an agency's audit chain found (P01). */
@Entity('audit_checks')
export class AuditCheckEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audit_checks_pkey' })
  @ForeignKey(() => AgencyEntity, { name: 'audit_checks_agency' })
  agencyId!: string;

  /** Calendar day in the agency's zone. */
  @PrimaryColumn('date', { primaryKeyConstraintName: 'audit_checks_pkey' })
  day!: string;

  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;

  @Column('integer')
  entries!: number;

  /** The first position that does not fit, or of the copy that the chain is unlike; null when it is whole. */
  @Column('bigint', { nullable: true })
  brokenAt!: string | null;

  /** The day of the copy outside of this database that the chain is unlike. */
  @Column('date', { nullable: true })
  unlikeDay!: string | null;
}
